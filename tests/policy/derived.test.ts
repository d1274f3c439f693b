import { taskRows } from '../../shared/domain/catalogue';
import type { TaskKind } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/kernel/types';
import type { RejectionCode } from '../../shared/domain/kernel/rejections';
import { compartments, isRestricted, restrictedCompartments } from '../../shared/domain/compartments';
import { eventTypes } from '../../shared/domain/case-rules';
import { accountRoles, type CaseFunction, caseFunctions, disciplines } from '../../shared/domain/vocabulary';
import { misfitsOf } from '../../shared/programme/consistency';
import { mayHearOf } from '../../shared/policy/who-may-hear';
import { refusalSeen } from '../../shared/policy/what-a-refusal-tells';
import {
  eventView,
  seesAgenda,
  seesDue,
  seesEveryEntry,
  seesFunction,
  seesPart,
  seesTask,
  sightOf,
  visibleTypes,
  type Sight,
} from '../../shared/policy/who-may-see';
import { compartmentOfTask, nameInRecord } from '../../shared/policy/where-it-lies';
import { compartmentOfEvent } from '../../shared/policy/where-events-lie';
import type { Standing } from '../../shared/policy/who-may-know';
import { policyVersion } from '../../shared/policy/version';
import { standard } from '../../stories/programmes';
import { inProgramme, planned } from '../../stories/drivers/kernel/states';

const nobody: Actor = { personId: 'p', agencyId: 'agency', roles: [], disciplines: [], knownBy: 'sign_in' };
const stranger: Standing = { functions: [], isMember: false, coordinatingAgencyId: 'agency' };

/** Every standing to a case, with its sight. */
const sights = [
  ...caseFunctions.map((held) => sightOf(nobody, { ...stranger, functions: [held], isMember: true })),
  ...disciplines.map((known) => sightOf({ ...nobody, disciplines: [known] }, { ...stranger, isMember: true })),
  ...accountRoles.map((role) => sightOf({ ...nobody, roles: [role] }, stranger)),
];

describe('what is due', () => {
  it('is seen by nobody who does not see how the case goes, and in no compartment that they do not see', () => {
    for (const sight of sights)
      for (const compartment of compartments) {
        const { progress, views } = sight;
        // A restricted compartment is considered even if it is empty: those who know of it may wait for an entry.
        const enough = ['full', 'summary', 'pseudonym', ...(isRestricted(compartment) ? ['exists'] : [])];
        expect(seesDue(sight, compartment)).toBe(progress && enough.includes(views[compartment]));
      }
  });

  it('is always seen by the one who is asked', () => {
    for (const sight of sights)
      for (const kind of Object.keys(taskRows) as TaskKind[])
        expect(seesTask(sight, { kind, about: '', assigneeId: 'p' })).toBe(true);
  });

  it('shows the whole agenda to no manager, police officer or partner', () => {
    const who = ['coordinator', 'manager', 'auditor'] as const;
    expect(who.map((role) => seesAgenda(sightOf({ ...nobody, roles: [role] }, stranger)))).toEqual([
      true,
      false,
      false,
    ]);
    const held = (name: (typeof caseFunctions)[number]) =>
      seesAgenda(sightOf(nobody, { ...stranger, functions: [name], isMember: true }));
    expect([held('probation_lead'), held('police_lead'), held('advocate')]).toEqual([true, false, false]);
    // A second question to the custodian would reveal a new entry.
    expect(held('assessor')).toBe(false);
  });
});

describe('mails', () => {
  it('report an unanswered task only to those who see the task', () => {
    const told = (kind: TaskKind) => caseFunctions.filter((held) => mayHearOf(held, kind));
    expect(told('session_report')).not.toContain('police_lead');
    expect(told('session_report')).toContain('lead_coordinator');
    expect(told('plan_approval')).toContain('police_lead');
    expect(told('plan_approval')).not.toContain('advocate');
    for (const kind of Object.keys(taskRows) as TaskKind[])
      for (const held of told(kind))
        expect(seesTask(sightOf(nobody, { ...stranger, functions: [held], isMember: true }), { kind, about: '' })).toBe(
          true,
        );
  });

  it('go in no programme to a rung that may not know', () => {
    const messages = (to: CaseFunction) =>
      misfitsOf({ ...standard, ladders: { default: [{ at: 1, to }] } }).map(({ reason }) => reason);
    expect(messages('lead_coordinator')).toEqual([]);
    expect(messages('police_lead')).toContain('police_lead may not know of session_report');
  });
});

describe('events', () => {
  it('of a compartment are shown whole or by part, never both, and to strangers not at all', () => {
    for (const sight of sights) {
      const { all, own } = visibleTypes(sight);
      expect(all.filter((type) => own.includes(type))).toEqual([]);
    }
    expect(visibleTypes(sightOf(nobody, stranger))).toEqual({ all: [], own: [] });
  });

  it('that raise a concern are a line to the police, who see nothing else of a session', () => {
    const police = sightOf(nobody, { ...stranger, functions: ['police_lead'], isMember: true });
    const ofSessions = eventTypes.filter((type) => compartmentOfEvent(type) === 'sessions');
    expect(ofSessions.filter((type) => eventView(type, police) !== 'hidden')).toEqual(['concernRaised']);
    expect(eventView('concernRaised', police)).toBe('line');
  });
});

describe('a restricted entry', () => {
  const to = (sight: Sight) => ({
    entry: eventView('restrictedEntryMade', sight),
    attested: eventView('intelligenceAttested', sight),
    task: seesTask(sight, { kind: 'intelligence_attestation', about: 'release' }),
    custodian: seesFunction(sight, 'custodian'),
  });
  const nothing = { entry: 'hidden', attested: 'hidden', task: false, custodian: false };
  const held = (name: (typeof caseFunctions)[number], cleared = false) =>
    to(
      sightOf(nobody, {
        ...stranger,
        functions: [name],
        isMember: true,
        ...(cleared && { clearances: [{ compartment: 'intelligence' }] }),
      }),
    );
  const line = { entry: 'restricted', attested: 'full', task: true, custodian: true };

  it.each(['lead_coordinator', 'chair', 'facility_manager', 'duty_officer', 'police_lead', 'probation_lead'] as const)(
    'is to the %s that there is one, and that its custodian is asked',
    (name) => expect(held(name)).toEqual(line),
  );

  it.each(['assessor', 'reviewer', 'health_lead', 'advocate'] as const)('is nothing to the %s', (name) =>
    expect(held(name)).toEqual(nothing),
  );

  it.each(disciplines.filter((each) => !['police', 'probation', 'prison', 'aftercare'].includes(each)))(
    'is nothing to a %s',
    (known) =>
      expect(to(sightOf({ ...nobody, disciplines: [known] }, { ...stranger, isMember: true }))).toEqual(nothing),
  );

  it('is nothing to managers, and to auditors, who see no timeline', () => {
    for (const role of ['manager', 'auditor', 'data_protection_officer'] as const) {
      const seen = to(sightOf({ ...nobody, roles: [role] }, stranger));
      expect([seen.entry, seen.attested, seen.task, seen.custodian]).toEqual(['hidden', 'hidden', false, false]);
    }
  });

  it('is read by its custodian, and by those who were cleared', () => {
    const read = { ...line, entry: 'full' };
    expect([held('custodian'), held('facility_manager', true), held('supervising_officer', true)]).toEqual([
      ...[read, read, read],
    ]);
    expect(held('assessor', true)).toEqual(nothing);
  });

  it('needs no cut for readers who see at least a line of everything', () => {
    const reading = sights.filter(seesEveryEntry);
    expect(reading.length).toBeGreaterThan(0);
    expect(reading.every(({ views }) => views.intelligence === 'exists')).toBe(true);
    expect(seesEveryEntry(sightOf({ ...nobody, roles: ['coordinator'] }, stranger))).toBe(true);
  });

  it('is called by no command more than its envelope says', () => {
    expect(nameInRecord('recordRestrictedEntry')).toBe('restricted');
    expect(['recordIncident', 'answerTask', 'openCase', 'getCase', 'toString'].map(nameInRecord)).toEqual([
      ...['recordIncident', 'answerTask', 'openCase', 'getCase', 'toString'],
    ]);
  });
});

describe('a refusal', () => {
  const file = inProgramme();
  planned(file);
  const { kase } = file;
  const as = (held: (typeof caseFunctions)[number]) =>
    sightOf(nobody, { ...stranger, coordinatingAgencyId: 'other', functions: [held], isMember: true });

  it('for an entry of another case shows nothing to anybody', () => {
    const rejection = { code: 'reference_taken', path: 'reference' } as const;
    expect(refusalSeen(rejection, kase, as('lead_coordinator'))).toBeNull();
    expect(refusalSeen(rejection, undefined, null)).toBeNull();
  });

  it.each<[RejectionCode, boolean]>([
    ['session_not_open', false],
    ['assessment_in_progress', false],
    ['not_allowed_in_phase', true],
    ['occurred_in_future', true],
    ['already_answered', true],
  ])('is shown to an advocate as far as they see its subject: %s %s', (code, isTold) => {
    const partner = sightOf(
      { ...nobody, disciplines: ['community_member'] },
      { ...stranger, coordinatingAgencyId: 'other' },
    );
    expect(refusalSeen({ code }, kase, code === 'session_not_open' ? partner : as('advocate')) !== null).toBe(isTold);
    expect(refusalSeen({ code }, kase, as('lead_coordinator'))).toEqual({ code });
  });

  it('lists of what a gate lacks what its receiver sees', () => {
    const [task] = Object.values(kase.tasks).filter((each) => compartmentOfTask(each) === 'sessions');
    const missing = [{ kind: task!.kind, taskId: task!.taskId }, 'supervision_end'];
    const rejection = { code: 'gate_incomplete', detail: { missing } } as const;
    expect(refusalSeen(rejection, kase, as('chair'))).toEqual(rejection);
    expect(refusalSeen(rejection, kase, as('police_lead'))?.detail).toEqual({ missing: ['supervision_end'] });
  });
});

it('restricted compartments are those that the record seals with the kind of each entry', () => {
  expect(compartments.filter(isRestricted)).toEqual(restrictedCompartments);
  expect(restrictedCompartments).toEqual(['therapeutic', 'intelligence', 'victims', 'protection']);
});

it('the policy has a version that its cursors carry', () => {
  expect(policyVersion).toMatch(/^[0-9a-f]{16}$/);
});

describe('a part of an event in another compartment', () => {
  const of = (discipline: (typeof disciplines)[number]): Sight =>
    sightOf({ ...nobody, disciplines: [discipline] }, { ...stranger, isMember: true });

  it('is hidden from readers who see only the event', () => {
    expect(seesPart('incentiveGranted', 'incentiveId', of('teacher'))).toBe(true);
    expect(seesPart('incentiveGranted', 'override', of('teacher'))).toBe(false);
    expect(seesPart('incentiveGranted', 'override', of('psychologist'))).toBe(true);
    for (const discipline of ['scholar', 'teacher', 'former_extremist', 'family_liaison', 'community_member'] as const)
      expect(seesPart('sessionCancelled', 'reasonCode', of(discipline))).toBe(false);
    expect(seesPart('sessionCancelled', 'constructor', of('teacher'))).toBe(true);
  });
});
