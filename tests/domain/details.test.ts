import type { AnswerData } from '../../shared/domain/asking/contract';
import { areas, taskRows } from '../../shared/domain/catalogue';
import type { TaskKind } from '../../shared/domain/case';
import type { AnswerRow } from '../../shared/domain/kernel/area';
import { lives } from './builders/lives';

const details: readonly string[] = Object.values(areas).flatMap((area) =>
  'answerDetails' in area ? Object.keys(area.answerDetails) : [],
);
const rows = (Object.keys(taskRows) as TaskKind[]).flatMap((kind) =>
  Object.entries(taskRows[kind].answers as Readonly<Record<string, AnswerRow>>).map(
    ([answer, row]) => [`${kind}: ${answer}`, row] as const,
  ),
);

/** A detail that somebody fills in, of each name. */
const filledIn: Readonly<Record<string, unknown>> = {
  engagement: 'engaged',
  observations: [{ objectiveId: 'objective', progress: 'forward' }],
};

interface Use {
  /** Details that the answer looked at. */
  readonly read: Set<string>;
  /** Those that it refused, when they were given although it has no use for them. */
  readonly refused: Set<string>;
}

/** Plays lives, and notes what each answer makes of the details of its body. */
function usesInLives(): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  const before = rows.map(([, row]) => row.brings);
  for (const [name, row] of rows) {
    const use: Use = { read: new Set(), refused: new Set() };
    Object.assign(row, {
      brings: (...[kase, task, data, ...rest]: Parameters<AnswerRow['brings']>) => {
        uses.set(name, use);
        return watched(before[rows.findIndex(([each]) => each === name)]!, [kase, task, data, ...rest], use);
      },
    });
  }
  try {
    lives(9, 4);
  } finally {
    rows.forEach(([, row], index) => Object.assign(row, { brings: before[index] }));
  }
  return uses;
}

function watched(brings: AnswerRow['brings'], given: Parameters<AnswerRow['brings']>, use: Use) {
  const [kase, task, data, ...rest] = given;
  const seen = new Proxy(data, {
    get: (target, key) => {
      if (details.includes(String(key))) use.read.add(String(key));
      return target[key as keyof AnswerData];
    },
  });
  for (const [key, value] of Object.entries(filledIn)) {
    const more = brings(kase, task, { ...data, [key]: value }, ...rest);
    if (!more.accepted && more.rejection.code === 'answer_not_possible') use.refused.add(key);
  }
  return brings(kase, task, seen, ...rest);
}

describe('the details of an answer', () => {
  const uses = usesInLives();

  it('are named by the answers that read them, except by those that refuse them', () => {
    const detailed = rows.filter(([, row]) => row.details);
    expect(detailed.map(([name]) => name).filter((name) => !uses.has(name))).toEqual([]);
    for (const [name, { details: named = [] }] of rows) {
      const { read = new Set(), refused = new Set() } = uses.get(name) ?? {};
      const used = [...read].filter((key) => !refused.has(key));
      if (uses.has(name)) expect([name, used.sort()]).toEqual([name, [...named].sort()]);
    }
  });
});
