import { taskKinds, type TaskKind } from '../../shared/domain/tasks';
import type { Actor, RejectionCode } from '../../shared/domain/kernel-types';
import { programmeSchema } from '../../shared/programme/schema';
import { mayHearOf } from '../../shared/policy/derived';
import { refusalSeen } from '../../shared/policy/refusals';
import { seesAgenda, seesDue, seesTask, sightOf, visibleTypes } from '../../shared/policy/sight';
import { compartments, isRestricted, restrictedCompartments } from '../../shared/policy/compartments';
import { compartmentOfTask } from '../../shared/policy/belonging';
import type { Standing } from '../../shared/policy/seeing';
import { accountRoles, caseFunctions, disciplines } from '../../shared/policy/vocabulary';
import { policyVersion } from '../../shared/policy/version';
import { inProgramme, planned } from '../domain/builders/states';

const nobody: Actor = { personId: 'p', agencyId: 'agency', roles: [], disciplines: [], knownBy: 'sign_in' };
const stranger: Standing = { functions: [], isMember: false, coordinatingAgencyId: 'agency' };

/** Everybody who may stand to a case in one way, with what they see of it. */
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
        const isAllowed = progress && ['full', 'summary', 'pseudonym'].includes(views[compartment]);
        expect(seesDue(sight, compartment)).toBe(isAllowed);
      }
  });

  it('is always seen by the one who is asked', () => {
    for (const sight of sights)
      for (const kind of Object.keys(taskKinds) as TaskKind[])
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
    expect([held('assessor'), held('police_lead'), held('advocate')]).toEqual([true, false, false]);
  });
});

describe('mails', () => {
  it('tell of the silence of others whoever sees what they were asked, and nobody else', () => {
    const told = (kind: TaskKind) => caseFunctions.filter((held) => mayHearOf(held, kind));
    expect(told('session_report')).not.toContain('police_lead');
    expect(told('session_report')).toContain('lead_coordinator');
    expect(told('plan_approval')).toContain('police_lead');
    expect(told('plan_approval')).not.toContain('advocate');
    for (const kind of Object.keys(taskKinds) as TaskKind[])
      for (const held of told(kind))
        expect(seesTask(sightOf(nobody, { ...stranger, functions: [held], isMember: true }), { kind, about: '' })).toBe(
          true,
        );
  });

  it('are set out by no programme to go to whoever may not know', () => {
    const ladders = (to: string) => ({ default: [{ at: 1, to }] });
    const messages = (to: string) => {
      const { error } = programmeSchema.shape.ladders.safeParse(ladders(to));
      return error?.issues.map(({ message }) => message) ?? [];
    };
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
});

describe('a refusal', () => {
  const file = inProgramme();
  planned(file);
  const { kase } = file;
  const as = (held: (typeof caseFunctions)[number]) =>
    sightOf(nobody, { ...stranger, coordinatingAgencyId: 'other', functions: [held], isMember: true });

  it('for what lies in another case tells nobody anything', () => {
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
  ])('is told to an advocate as far as they see what it tells of: %s %s', (code, isTold) => {
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
