import { exampleCase } from '../../programme/preview/example';
import type { Programme } from '../../programme/schema';
import { missingAtGate } from '../../domain/case-rules';
import { nextPhase } from '../../domain/path/moving-on';
import { type Phase, phaseNames, phaseRows, phasesInCustody } from '../../domain/path/phases';
import type { CaseState } from '../../domain/case';
import type { Release } from '../../domain/areas/release/contract';
import type { WorkingCalendar } from '../../domain/time';
import { spoken, table } from '../markdown';

const now = '2031-03-03T08:00:00.000Z';
const calendar: WorkingCalendar = { timeZone: 'UTC', weekend: [6, 7], holidays: [] };

const decided: Release = {
  kind: 'parole',
  authority: 'parole_board',
  decidedOn: '2031-03-03',
  releaseOn: '2031-03-10',
  conditions: 0,
  supervisionEndsOn: null,
  senderId: '',
  receiverId: '',
  waived: false,
  releasedAt: null,
  sentBy: null,
  receivedBy: null,
};

/** The cases that decide where a phase leads: the authority's decision on release, and the person's choice. */
const variants: readonly { readonly when: string; readonly of: Partial<CaseState> }[] = [
  { when: 'parole', of: { release: decided, aftercareChoice: 'accepted' } },
  {
    when: 'sentence completed',
    of: { release: { ...decided, kind: 'sentence_completed' }, aftercareChoice: 'accepted' },
  },
  { when: 'aftercare declined', of: { release: decided, aftercareChoice: 'declined' } },
];

interface Edge {
  readonly to: Phase;
  /** Empty where the phase leads nowhere else. */
  readonly when: string;
}

/** The next phases, from the phase table for every variant that can make a difference. */
function edgesOf(phase: Phase, programme: Programme): readonly Edge[] {
  const kase = exampleCase(phase, { programme, calendar, now });
  const found = variants.flatMap(({ when, of }): readonly Edge[] => {
    const to = nextPhase({ ...kase, ...of });
    return to ? [{ to, when }] : [];
  });
  const firsts = found.filter(({ to }, index) => found.findIndex((each) => each.to === to) === index);
  if (firsts.length === 1) return firsts.map(({ to }) => ({ to, when: '' }));
  // The first variants share the person's choice, which the last does not have.
  return firsts.map(({ to, when }) => ({
    to,
    when: phase === 'supervised' && when === 'parole' ? 'aftercare accepted' : when,
  }));
}

/** The requirements of a phase's gate: those of the programme and, after custody, codes of missing ones. */
function waitsFor(phase: Phase, programme: Programme): readonly string[] {
  const gates: Partial<Record<Phase, readonly string[]>> = programme.gates;
  const required = gates[phase];
  if (required) return required;
  const kase = { ...exampleCase(phase, { programme, calendar, now }), tasks: {} };
  const states = [kase, { ...kase, release: decided }];
  return [
    ...new Set(states.flatMap((each) => missingAtGate(each, { programme, calendar, now }).map(({ code }) => code))),
  ];
}

/** The path for mermaid: every phase, the next ones, and its gate's requirements. */
export function stateDiagram(programme: Programme): readonly string[] {
  const edges = phaseNames.flatMap((phase) =>
    edgesOf(phase, programme).map(({ to, when }) => {
      const label = [when, ...waitsFor(phase, programme).map(spoken)].filter((part) => part !== '');
      return `  ${phase} --> ${to}: ${label.join(', ')}`;
    }),
  );
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> referred', ...edges, '  closed --> [*]', '```', ''];
}

/** The same as a table, with the owner of each phase and its target. */
export function phaseTable(programme: Programme): readonly string[] {
  const targets: Partial<Record<Phase, string>> = programme.phaseTargets;
  const rows = phaseNames.map((phase) => [
    `\`${phase}\``,
    spoken(phaseRows[phase].owner),
    targets[phase] ?? '-',
    waitsFor(phase, programme)
      .map((code) => `\`${code}\``)
      .join(', ') || '-',
    edgesOf(phase, programme)
      .map(({ to, when }) => `\`${to}\`${when === '' ? '' : ` (${when})`}`)
      .join(', ') || '-',
  ]);
  const from = phasesInCustody.map((phase) => `\`${phase}\``).join(', ');
  return [
    ...table(['phase', 'owner', 'target', 'its gate waits for', 'then'], rows),
    `Among these phases a case can go back to an earlier one, with reasons: ${from}; never before \`intake\`.`,
    '',
  ];
}
