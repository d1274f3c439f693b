import { caseListItem } from '../../api/cases/response';
import { presentCase } from '../../api/cases/present';
import { shownOfCase } from '../../api/cases/shown';
import type { Level } from '../../api/cases/shown/levels';
import { shownInList } from '../../api/cases/shown/list';
import { presenterOf } from '../../api/cases/shown/row';
import type { CaseState } from '../../shared/domain/case';
import { type Compartment, compartments } from '../../shared/domain/compartments';
import { showsAlias, showsName, showsProgress } from '../../shared/policy/how-much';
import { views, type View } from '../../shared/policy/views';
import type { Sight } from '../../shared/policy/who-may-see';
import { steering } from '../../stories/commands';
import { busy, inProgramme, statesByPhase } from '../../stories/drivers/kernel/states';
import { withSessions } from '../../stories/drivers/kernel/steps';
import { attempt, expected, prepare } from '../domain/builders/expected';

function sightOf(changes: Partial<Sight['views']>, others: View): Sight {
  const all = Object.fromEntries(compartments.map((each) => [each, changes[each] ?? others])) as Sight['views'];
  const { identity } = all;
  const shows = { name: showsName(identity), progress: showsProgress(identity), alias: showsAlias(identity) };
  return { personId: 'psychologist', views: all, ...shows };
}

const besides = { person: { givenName: 'A', familyName: 'B', bornOn: '1990-01-01' } };
const line = {
  caseId: 'case',
  reference: 'R',
  alias: 'Alder',
  phase: 'programme' as const,
  phaseSince: '',
  phaseDueAt: null,
  nextDueAt: null,
  overdue: false,
  coordinatingAgencyId: '',
  facilityId: '',
  leadCoordinatorId: '',
  suspended: false,
  engagement: 'consenting' as const,
  died: false,
  ended: false,
  openedAt: '',
  position: '',
  givenName: 'A',
  familyName: 'B',
  isMember: true,
  functions: [],
};

/** The views of its compartment that show a field. */
const enough: Readonly<Record<Level, readonly View[]>> = {
  known: views,
  alias: ['full', 'pseudonym', 'alias', 'status'],
  progress: ['full', 'pseudonym'],
  name: ['full'],
  full: ['full'],
  summary: ['full', 'summary'],
  own: ['full', 'own'],
  due: ['full', 'summary'],
  existence: ['full', 'exists'],
};

/** Whether the viewer must also see how the case goes. */
function needsProgress(level: Level, view: View): boolean {
  return level === 'due' || (level === 'existence' && view === 'exists');
}

interface Expected {
  readonly in: Compartment;
  readonly level: Level;
}

function isExpected({ in: compartment, level }: Expected, { views: seen }: Sight): boolean {
  const view = seen[compartment];
  return enough[level].includes(view) && (!needsProgress(level, view) || enough.progress.includes(seen.identity));
}

/** Every view of every compartment with every view of identity, the other compartments open or closed. */
const sights = compartments.flatMap((compartment) =>
  views.flatMap((view) =>
    views.flatMap((identity) =>
      (['none', 'full'] as const).map((others) => sightOf({ identity, [compartment]: view }, others)),
    ),
  ),
);

describe('a field is shown from its level on, to nobody else', () => {
  const { kase, agendaFacts } = withSessions(inProgramme());
  const present = presenterOf(shownInList);
  const ofCase = sights.map((sight) => ({ sight, answer: presentCase(kase, agendaFacts, sight, besides) }));
  const ofList = sights.map((sight) => ({ sight, answer: present({ row: line, sight }) }));

  it.each(Object.entries<Expected>(shownOfCase))('of a case: %s', (field, row) => {
    expect(ofCase.filter(({ sight, answer }) => field in answer !== isExpected(row, sight))).toEqual([]);
    expect(ofCase.some(({ answer }) => field in answer)).toBe(true);
  });

  it.each(Object.entries<Expected>(shownInList))('of a list: %s', (field, row) => {
    expect(ofList.filter(({ sight, answer }) => field in answer !== isExpected(row, sight))).toEqual([]);
    expect(ofList.some(({ answer }) => field in answer)).toBe(true);
  });
});

describe('of what is shown in part', () => {
  const { kase, agendaFacts } = withSessions(inProgramme());

  it('a summary of assessments says which there were and how far they got', () => {
    const { assessments } = presentCase(kase, agendaFacts, sightOf({ assessment: 'summary' }, 'none'));
    expect(assessments?.length).toBeGreaterThan(0);
    for (const each of assessments ?? []) expect(Object.keys(each)).toEqual(['assessmentId', 'purpose', 'status']);
  });

  it('the own sessions are those that the viewer holds', () => {
    const sessions = [...kase.sessions, ...kase.sessions.map((each) => ({ ...each, specialistId: 'scholar' }))];
    const heldBy = (view: View) =>
      presentCase({ ...kase, sessions }, agendaFacts, sightOf({ sessions: view }, 'none')).sessions?.map(
        ({ specialistId }) => specialistId,
      );
    expect(new Set(heldBy('own'))).toEqual(new Set(['psychologist']));
    expect(new Set(heldBy('full'))).toEqual(new Set(['psychologist', 'scholar']));
  });
});

describe('what no row names', () => {
  /** Objects whose members are entries, each with a row of its own. */
  const dictionaries = ['functions', 'screening', 'consents', 'confirmed', 'tasks'];

  /** The same with one more member in every object. */
  function grown<T>(value: T, name = ''): T {
    if (Array.isArray(value)) return value.map((each) => grown(each as unknown)) as T;
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([member, each]) => [member, grown<unknown>(each, member)]);
    const more = dictionaries.includes(name) ? {} : { notNamed: { code: 'unseen' } };
    return { ...Object.fromEntries(members), ...more } as T;
  }

  const everything = sightOf({}, 'full');
  /** Fields that no state below has. */
  const more: Partial<CaseState> = {
    paroleEligibleOn: '2031-01-01',
    planDraft: inProgramme().kase.plan,
    activitiesSuspended: { since: '2030-01-01T00:00:00.000Z', incidentId: 'incident' },
  };
  const files = [...Object.values(statesByPhase), busy].map((state) => state());
  /** States after each command, in each phase that allows it. */
  const afterCommands = () =>
    steering.flatMap((name) =>
      expected[name].during.map((phase) => {
        const file = prepare(statesByPhase[phase](), name);
        expect(attempt(file, name)).toBeNull();
        return file;
      }),
    );

  it('is shown to nobody, wherever in the state it is added', () => {
    const shown = new Set<string>();
    for (const { kase: from, agendaFacts } of [...files, ...afterCommands()]) {
      const kase = { ...from, ...more };
      const larger: CaseState = grown(kase);
      expect(JSON.stringify(larger)).toContain('unseen');
      const answer = presentCase(kase, agendaFacts, everything, besides);
      expect(presentCase(larger, agendaFacts, everything, besides)).toEqual(answer);
      for (const [field, value] of Object.entries(answer)) if (hasContent(value)) shown.add(field);
    }
    // Each of these states leaves a field empty; together they fill every field.
    expect(Object.keys(shownOfCase).filter((field) => !shown.has(field))).toEqual([]);
  });

  it('is no part of a line of a list', () => {
    const present = presenterOf(shownInList);
    const answer = present({ row: line, sight: everything });
    expect(present({ row: grown(line), sight: everything })).toEqual(answer);
    expect(caseListItem.strict().parse(answer)).toEqual(answer);
  });
});

function hasContent(value: unknown): boolean {
  return value !== null && (typeof value !== 'object' || Object.keys(value).length > 0);
}
