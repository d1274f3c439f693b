import type { CommandName } from '../../shared/domain/case';
import { commandNames } from '../../shared/domain/case-rules';
import { authorise, commandGrants, mayOpenCase } from '../../shared/policy/who-may-act';
import { canSeeCase } from '../../shared/policy/who-may-know';
import { type PersonId, as, personIds, service } from '../../stories/directory';
import { inProgramme, planned, referred } from '../../stories/drivers/kernel/states';

const file = inProgramme();
planned(file);
const { kase } = file;

const mayGive = (personId: string, names = commandNames): readonly CommandName[] =>
  names.filter((name) => authorise(as(personId), kase, name) === 'allowed');

const steering: readonly CommandName[] = [
  'openCase',
  'acceptReferral',
  'appoint',
  'assignAssessment',
  'draftPlan',
  'submitPlan',
  'planSession',
  'rescheduleSession',
  'cancelSession',
  'startPreRelease',
  'requestReleaseConfirmations',
  'changeDates',
  'recordReleaseDecision',
  'recordAftercareChoice',
  'startClosing',
  'suspendCase',
  'resumeCase',
  'recordDeath',
  'reassignTask',
  'answerTask',
  'correctEntry',
  'setMarkers',
  'recordConviction',
  'recordConflict',
  'recordBackground',
  'recordPersonComment',
  'recordChallenge',
  'recordKeepApart',
  'endKeepApart',
  'callConference',
  'recordConference',
  'cancelConference',
  'recordPlanAgreement',
  'recordRiskPlan',
  'recordMeasure',
  'endTrack',
  'reviewObjective',
  'planSeries',
  'recordConsent',
  'recordIncident',
  'recordNewInformation',
  'proposeIncentive',
  'revokeIncentive',
  'goBack',
];

const chairs: readonly CommandName[] = [
  'decideHousing',
  'closeCase',
  'answerTask',
  'goBack',
  'skipReassessment',
  'recordSuitability',
  'callConference',
  'recordConference',
  'cancelConference',
  'resumeActivities',
  'revokeIncentive',
];

describe('who may give which command', () => {
  it('is said for every command of the catalogue', () => {
    expect(Object.keys(commandGrants).sort()).toEqual([...commandNames].sort());
  });

  it.each(['coordinator', 'other_coordinator'])(
    'coordinators of the agency steer, and decide no gate (%s)',
    (personId) => {
      expect([...mayGive(personId)].sort()).toEqual([...steering].sort());
    },
  );

  it.each([
    ['chair', chairs],
    ['duty_officer', ['recordScreening', 'recordIncident', 'answerTask']],
    ['nurse', ['recordScreening', 'answerTask']],
    [
      'assessor',
      ['answerTask', 'recordBackground', 'recordPersonComment', 'setLevelOfConcern', 'recordNewInformation'],
    ],
    ['reviewer', ['answerTask']],
    ['psychologist', ['answerTask']],
  ])('each function does what is its own (%s)', (personId, expected) => {
    expect([...mayGive(personId)].sort()).toEqual([...expected].sort());
  });

  it('sealed intelligence is written by its custodian alone', () => {
    const sealed = inProgramme()
      .do('coordinator', 'appoint', { function: 'custodian', personId: 'police_officer' })
      .do('coordinator', 'appoint', { function: 'police_lead', personId: 'other_police_officer' });
    const writers = personIds.filter(
      (personId) => authorise(as(personId), sealed.kase, 'recordRestrictedEntry') === 'allowed',
    );
    expect(writers).toEqual(['police_officer']);
  });

  it('managers and auditors ask, and edit nothing', () => {
    for (const personId of ['manager', 'auditor'])
      for (const name of commandNames.filter((each) => each !== 'answerTask'))
        expect(authorise(as(personId), kase, name)).toBe('forbidden');
  });

  it.each(['coordinator_elsewhere', 'teacher', 'scholar', 'police_officer', 'sender', 'retired'])(
    'without a standing to the case it does not exist (%s)',
    (personId) => {
      for (const name of commandNames) expect(authorise(as(personId), kase, name)).toBe('invisible');
    },
  );

  it('a coordinator of another agency who is asked something steers nothing', () => {
    const invitation = file.task('session_invitation');
    const lent = { ...as('psychologist'), roles: ['coordinator'] } as const;
    expect(lent.personId).toBe(invitation.assigneeId);
    expect(authorise(lent, kase, 'suspendCase')).toBe('forbidden');
    expect(authorise(lent, kase, 'answerTask')).toBe('allowed');
  });

  it('the lead coordinator steers from whatever agency', () => {
    const elsewhere = referred().do('coordinator', 'appoint', {
      function: 'lead_coordinator',
      personId: 'coordinator_elsewhere',
    });
    expect(authorise(as('coordinator_elsewhere'), elsewhere.kase, 'acceptReferral')).toBe('allowed');
  });

  it('coordinators open cases, and nobody else does', () => {
    const opening = personIds.filter((personId: PersonId) => mayOpenCase(as(personId)));
    expect(opening).toEqual(['coordinator', 'other_coordinator', 'coordinator_elsewhere']);
    expect(mayOpenCase(service)).toBe(false);
  });
});

describe('who may know that a case exists', () => {
  const stranger = { coordinatingAgencyId: 'coordination', isMember: false };

  it.each([
    ['coordinator', true],
    ['coordinator_elsewhere', false],
    ['manager', true],
    ['auditor', true],
    ['psychologist', false],
    ['facility_manager', false],
  ])('%s: %s', (personId, expected) => {
    expect(canSeeCase(as(personId), stranger)).toBe(expected);
    expect(canSeeCase(as(personId), { ...stranger, isMember: true })).toBe(true);
  });

  it('ends for a specialist with the task that made them part of it', () => {
    const lent = inProgramme();
    planned(lent);
    const { taskId } = lent.task('session_invitation');
    lent.do('coordinator', 'reassignTask', { taskId, assigneeId: 'other_psychologist', reasonCode: 'left_service' });
    expect(authorise(as('psychologist'), lent.kase, 'answerTask')).toBe('invisible');
    expect(authorise(as('other_psychologist'), lent.kase, 'answerTask')).toBe('allowed');
  });
});
