import { acceptance, allScreened, opening } from '../../stories/bodies';
import { CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { inIntake, referred } from '../../stories/drivers/kernel/states';
import { standard } from '../../stories/programmes';

describe('a referral', () => {
  it('opens a case that waits for its acceptance, with the programme version that it runs under', () => {
    const { kase } = referred();
    expect(kase).toMatchObject({
      phase: 'referred',
      reference: 'TC-0001',
      programme: { id: 'standard', version: standard.version },
      functions: { lead_coordinator: 'coordinator' },
      referralAcceptedBy: null,
    });
  });

  it.each([
    [
      'a coordinator whom the directory does not know',
      { leadCoordinatorId: 'nobody' },
      'unknown_person',
      'leadCoordinatorId',
    ],
    [
      'a name that an object has of itself',
      { leadCoordinatorId: 'constructor' },
      'unknown_person',
      'leadCoordinatorId',
    ],
    ['a coordinator who has left', { leadCoordinatorId: 'retired' }, 'person_not_active', 'leadCoordinatorId'],
    ['a referrer whom the directory does not know', { referredById: 'nobody' }, 'unknown_person', 'referredById'],
    ['a referrer of another agency', { referredById: 'nurse' }, 'wrong_agency', 'referredById'],
    ['a lead who is no coordinator', { leadCoordinatorId: 'manager' }, 'not_a_coordinator', 'leadCoordinatorId'],
    ['an admission still to come', { admittedOn: '2031-03-04' }, 'date_in_future', 'admittedOn'],
    ['a release before the admission', { expectedReleaseOn: '2031-02-23' }, 'ends_before_start', 'expectedReleaseOn'],
    [
      'a sentence that ends before the release',
      { sentenceEndsOn: '2034-02-28' },
      'ends_before_start',
      'sentenceEndsOn',
    ],
    ['parole before the admission', { paroleEligibleOn: '2031-02-23' }, 'ends_before_start', 'paroleEligibleOn'],
    ['parole after the sentence', { paroleEligibleOn: '2036-03-02' }, 'ends_before_start', 'paroleEligibleOn'],
    ['a juvenile who comes of age at an unknown day', { markers: ['juvenile'] }, 'adult_date_missing', 'turnsAdultOn'],
    ['a juvenile who is of age', { markers: ['juvenile'], turnsAdultOn: '2031-03-03' }, 'date_in_past', 'turnsAdultOn'],
    ['a conviction before one', { markers: ['pre_trial'] }, 'not_before_conviction', 'legalBasis'],
  ] as const)('is refused with %s', (_what, changes, code, path) => {
    expect(new CaseFile().try('coordinator', 'openCase', opening(changes))).toMatchObject({ code, path });
  });

  it('of a person who may have a case already requires a reason why this is another one, and says whom to call', () => {
    const file = new CaseFile();
    file.duplicates = [
      { caseId: 'case-7', reference: 'TC-0007', coordinatingAgencyId: 'coordination' },
      { caseId: 'case-8', reference: 'TC-0008', coordinatingAgencyId: 'another-region' },
      { caseId: 'case-9', reference: 'TC-0009', coordinatingAgencyId: 'another-region' },
    ];
    expect(file.try('coordinator', 'openCase', opening())).toEqual({
      code: 'possible_duplicate',
      path: 'otherPersonReasons',
      detail: { references: ['TC-0007'], agencyIds: ['another-region'] },
    });
    expect(file.try('coordinator', 'openCase', opening({ otherPersonReasons: text }))).toBeNull();
  });

  it('is accepted when each criterion is met, and says which are not', () => {
    const programme = { ...standard, inclusionCriteria: ['in_custody', 'competent_authority'] };
    const accepting = (criteria: readonly string[]) =>
      referred({ programme }).try('coordinator', 'acceptReferral', { ...acceptance, criteria });
    expect(accepting(['in_custody'])).toEqual({
      code: 'criteria_not_met',
      path: 'criteria',
      detail: { missing: ['competent_authority'] },
    });
    expect(accepting(['in_custody', 'looks'])).toMatchObject({ code: 'unknown_code', path: 'criteria.1' });
    expect(accepting(['in_custody', 'competent_authority'])).toBeNull();
  });

  it('opens a case once', () => {
    expect(referred().try('coordinator', 'openCase', opening())).toMatchObject({ code: 'not_allowed_in_phase' });
  });

  it('is accepted by a coordinator with reasons, which brings the case to its intake', () => {
    const file = referred().do('coordinator', 'acceptReferral', acceptance);
    expect(file.kase).toMatchObject({ phase: 'intake', referralAcceptedBy: 'coordinator' });
    expect(file.log.find(({ type }) => type === 'referralAccepted')).toMatchObject({ data: { reasons: text } });
  });

  it('is accepted once', () => {
    const file = referred().do('coordinator', 'acceptReferral', acceptance);
    expect(file.try('coordinator', 'acceptReferral', acceptance)).toMatchObject({
      code: 'not_allowed_in_phase',
      detail: { phase: 'intake', allowed: ['referred'] },
    });
  });

  it('is not accepted by its author', () => {
    const file = new CaseFile().do('coordinator', 'openCase', opening({ referredById: 'facility_manager' }));
    expect(file.try('facility_manager', 'acceptReferral', acceptance)).toMatchObject({ code: 'separation_of_duties' });
  });

  it('that waits for longer than five working days is said to be overdue, and somebody is asked to see to it', () => {
    const file = referred().pass('P6D');
    expect(file.kase.phaseTargetPassed).toBe(false);
    file.pass('P1D');
    expect(file.kase).toMatchObject({ phase: 'referred', phaseTargetPassed: true });
    expect(file.task('follow_up', 'phase_overdue').assigneeId).toBe('coordinator');
    file.do('coordinator', 'acceptReferral', acceptance);
    expect(file.kase.phaseTargetPassed).toBe(false);
    expect(file.openTasks).toEqual([]);
  });
});

const duty = 'duty_officer' as const;
const juvenile = 'juvenile' as const;
const health = { code: 'health', owedBy: duty, of: [] };

describe('the immediate screening', () => {
  it('ends the intake when every area was screened, by anybody permitted', () => {
    const file = inIntake().do('nurse', 'recordScreening', {
      findings: { health: 'no_concern', self_harm: 'concern' },
    });
    expect(file.missing.map(({ code }) => code)).toEqual([
      'screening_safety',
      'screening_language',
      'screening_vulnerability',
      'screening_separation',
    ]);
    file.do('duty_officer', 'recordScreening', {
      findings: { safety: 'no_concern', language: 'no_concern', vulnerability: 'no_concern', separation: 'no_concern' },
    });
    expect(file.kase.phase).toBe('assessing');
  });

  it('knows unknown as a finding, which is not the same as no concern', () => {
    const file = inIntake().do('duty_officer', 'recordScreening', allScreened);
    expect(file.kase.screening['vulnerability']).toBe('unknown');
    expect(file.kase.phase).toBe('assessing');
  });

  it('asks more of somebody with a marker', () => {
    const programme = { ...standard, screenings: [health, { code: 'schooling', owedBy: duty, of: [juvenile] }] };
    const screening = (changes: Parameters<typeof opening>[0]) =>
      new CaseFile({ programme })
        .do('coordinator', 'openCase', opening(changes))
        .do('coordinator', 'acceptReferral', acceptance);
    expect(screening({}).missing.map(({ code }) => code)).toEqual(['screening_health']);
    const young = screening({ markers: [juvenile], turnsAdultOn: '2032-01-01' });
    expect(young.missing.map(({ code }) => code)).toEqual(['screening_health', 'screening_schooling']);
  });

  it('does not know what is not asked of this person', () => {
    expect(inIntake().try('duty_officer', 'recordScreening', { findings: { schooling: 'concern' } })).toMatchObject({
      code: 'unknown_code',
      path: 'findings.schooling',
    });
  });

  it('is refused when it finds nothing', () => {
    expect(inIntake().try('duty_officer', 'recordScreening', { findings: {} })).toMatchObject({
      code: 'nothing_changed',
      path: 'findings',
    });
  });

  it('is due 72 hours after the acceptance, weekend or not', () => {
    const friday = inIntake({ now: '2031-03-07T15:00:00.000Z' });
    expect(friday.deadlines).toContainEqual({ at: '2031-03-10T15:00:00.000Z', what: 'phaseTargetPassed' });
  });
});
