import { appointmentOf } from '../../shared/domain/case-rules';
import { directory } from '../../stories/directory';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { busy, inProgramme, planning, preRelease } from '../../stories/drivers/kernel/states';
import { planDrafted, planSubmitted } from '../../stories/drivers/kernel/steps';
import { standard } from '../../stories/programmes';

const apart = { code: 'separation_of_duties' };
const programme = { ...standard, reasons: { ...standard.reasons, conflictOfInterest: ['family_tie'] } };

/** Makes the coordinators police officers too: the custodian needs that discipline. */
function withPoliceCoordinators(file: CaseFile): CaseFile {
  const police = (personId: 'coordinator' | 'other_coordinator') => ({
    [personId]: { ...directory[personId]!, disciplines: ['police'] as const },
  });
  file.people = { ...directory, ...police('coordinator'), ...police('other_coordinator') };
  return file;
}

describe('coordinators of a case do not open its sealed entries to themselves', () => {
  const custodian = (file: CaseFile, personId: string, by: string) =>
    withPoliceCoordinators(file).try(by, 'appoint', { function: 'custodian', personId });

  it('by making themselves its custodian', () => {
    expect(custodian(inProgramme(), 'coordinator', 'coordinator')).toMatchObject({ ...apart, path: 'personId' });
    expect(custodian(inProgramme(), 'other_coordinator', 'other_coordinator')).toMatchObject(apart);
  });

  it('by having another coordinator make them that, or by taking over the case of which they are', () => {
    const file = inProgramme();
    expect(custodian(file, 'coordinator', 'other_coordinator')).toMatchObject(apart);
    expect(custodian(file, 'other_coordinator', 'coordinator')).toBeNull();
    const leads = { function: 'lead_coordinator', personId: 'other_coordinator' } as const;
    expect(file.try('coordinator', 'appoint', leads)).toMatchObject(apart);
  });

  it('by passing the attestation on to themselves', () => {
    const file = withPoliceCoordinators(preRelease());
    const { taskId } = file.task('intelligence_attestation');
    for (const [assigneeId, by] of [
      ['coordinator', 'coordinator'],
      ['coordinator', 'other_coordinator'],
      ['other_coordinator', 'other_coordinator'],
    ] as const)
      expect(file.try(by, 'reassignTask', { taskId, assigneeId, reasonCode: 'workload' })).toMatchObject({
        ...apart,
        path: 'assigneeId',
      });
  });
});

it('the author of an opinion on a plan does not come to approve it', () => {
  const file = planSubmitted(planDrafted(planning()));
  const opinion = file.openTasks.find(({ kind }) => kind === 'plan_opinion')!;
  const { taskId } = file.task('plan_approval');
  const handed = { taskId, assigneeId: opinion.assigneeId, reasonCode: 'workload' };
  expect(file.try('coordinator', 'reassignTask', handed)).toMatchObject({ ...apart, path: 'assigneeId' });
});

it('a reviewer of a challenge who becomes chair meanwhile does not decide on it', () => {
  const file = inProgramme().do('coordinator', 'recordChallenge', {
    of: 'classification',
    grounds: text,
    reviewerId: 'independent',
  });
  expect(file.try('coordinator', 'appoint', { function: 'chair', personId: 'independent' })).toBeNull();
  expect(file.answer(file.task('challenge_review'), 'dismiss')).toMatchObject({ ...apart, path: 'taskId' });
});

describe('a conflict of interest that comes up after somebody was asked', () => {
  const conflicted = (personId: string): CaseFile =>
    busy({ programme }).do('coordinator', 'recordConflict', { personId, reasonCode: 'family_tie' });

  it.each(['challenge_review', 'incentive_decision', 'suspension_proposal'] as const)(
    'keeps them from a %s',
    (kind) => {
      const { assigneeId } = busy({ programme }).task(kind);
      const file = conflicted(assigneeId);
      const [answer] = { challenge_review: ['dismiss'], incentive_decision: ['grant'], suspension_proposal: ['keep'] }[
        kind
      ] as ['dismiss'];
      expect(file.answer(file.task(kind), answer)).toMatchObject({ code: 'conflict_of_interest', path: 'taskId' });
    },
  );
});

it('nothing but what asks somebody to come, or how it was, tells of which appointment it is', () => {
  const file = busy({ programme });
  const session = file.kase.sessions[0]!;
  const told = (kind: Parameters<CaseFile['task']>[0]) =>
    appointmentOf(file.kase, { kind, about: session.sessionId }, file.programme);
  expect(told('session_report')).toMatchObject({ startsAt: session.startsAt });
  for (const kind of ['urgent_concern', 'concern_review', 'follow_up'] as const) expect(told(kind)).toBeNull();
});
