import type { CommandData } from '../../shared/domain/case';
import type { ConsentState } from '../../shared/domain/areas/consent/contract';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import {
  closing,
  dateIn,
  inAftercare,
  inIntake,
  planned,
  referred,
  trackId,
} from '../../stories/drivers/kernel/states';
import { courses, enrolled } from './builders/courses';

type Body = CommandData['recordConsent'];

const purpose = 'programme_participation';
const written = { form: 'written', interpreter: false } as const;
const given: Body = { purpose, state: 'given', evidence: written };

const becomes = (state: ConsentState): Body => (state === 'given' ? given : { purpose, state });
const record = (file: CaseFile, body: Body) => file.do('coordinator', 'recordConsent', body);
const refusedBy = (file: CaseFile, body: Body) => file.try('coordinator', 'recordConsent', body);
const arrived = () => inIntake({ programme: courses() });
const reached = (...states: readonly ConsentState[]) =>
  states.reduce((file, state) => record(file, becomes(state)), arrived());

const dialogue = (file: CaseFile, startsAt = file.in('P7D')) =>
  planned(file, { trackId: trackId(file, 'religious_dialogue'), specialistId: 'scholar', startsAt });
const tellsOf = (file: CaseFile, personId: string) =>
  file.owed
    .filter(({ recipientId }) => recipientId === personId)
    .map(({ activity, message }) => `${activity}: ${message}`);

describe('consent', () => {
  it.each<[readonly ConsentState[]]>([
    [['asked', 'given', 'withdrawn', 'asked', 'given']],
    [['asked', 'refused', 'asked', 'refused', 'given']],
    [['given', 'withdrawn', 'given']],
    [['refused', 'given']],
  ])('can become %j', (states) => {
    const { kase } = reached(...states);
    expect(kase.consents[purpose]).toEqual({
      state: states.at(-1),
      since: '2031-03-03T08:00:00.000Z',
      offerFellDue: false,
    });
  });

  it.each<[readonly ConsentState[], ConsentState, string]>([
    [['given'], 'asked', 'consent_not_possible'],
    [['given'], 'refused', 'consent_not_possible'],
    [['given', 'withdrawn'], 'refused', 'consent_not_possible'],
    [[], 'withdrawn', 'consent_not_possible'],
    [['asked'], 'withdrawn', 'consent_not_possible'],
    [['refused'], 'withdrawn', 'consent_not_possible'],
    [['asked'], 'asked', 'nothing_changed'],
    [['given'], 'given', 'nothing_changed'],
    [['refused'], 'refused', 'nothing_changed'],
    [['given', 'withdrawn'], 'withdrawn', 'nothing_changed'],
  ])('that was %j does not become %s', (states, to, code) => {
    expect(refusedBy(reached(...states), becomes(to))).toMatchObject({ code, path: 'state' });
  });

  it.each(['celebrity', 'constructor', ''])(
    'is recorded for no other purpose than those of the programme (%s)',
    (other) => {
      expect(refusedBy(arrived(), { ...given, purpose: other })).toMatchObject({
        code: 'unknown_purpose',
        path: 'purpose',
        detail: { known: ['programme_participation', 'information_sharing'] },
      });
    },
  );

  it.each<[string, Body['evidence'], string, string]>([
    ['without evidence', undefined, 'evidence_required', 'evidence'],
    [
      'by word of mouth without a witness',
      { form: 'oral_witnessed', interpreter: true },
      'evidence_required',
      'evidence.witnessId',
    ],
    ['before a witness whom nobody knows', { ...written, witnessId: 'nobody' }, 'unknown_person', 'evidence.witnessId'],
    ['before a witness who has left', { ...written, witnessId: 'retired' }, 'person_not_active', 'evidence.witnessId'],
    [
      'before the one who records it',
      { ...written, witnessId: 'coordinator' },
      'separation_of_duties',
      'evidence.witnessId',
    ],
  ])('is not given %s', (_how, evidence, code, path) => {
    expect(refusedBy(arrived(), { purpose, state: 'given', evidence })).toMatchObject({ code, path });
  });

  it('is given by word of mouth before a witness', () => {
    const evidence = { form: 'oral_witnessed', witnessId: 'nurse', interpreter: true } as const;
    expect(refusedBy(arrived(), { purpose, state: 'given', evidence })).toBeNull();
  });

  it('of a juvenile takes a guardian who consents and a lawyer who advised, or was waived', () => {
    const file = arrived().do('coordinator', 'setMarkers', {
      markers: ['juvenile'],
      turnsAdultOn: '2032-01-01',
      reasons: text,
    });
    const trying = (evidence: Partial<NonNullable<Body['evidence']>>) =>
      refusedBy(file.copy(), { ...given, evidence: { ...written, ...evidence } });
    expect(trying({ lawyer: 'advised' })).toMatchObject({ code: 'guardian_required', path: 'evidence.guardian' });
    expect(trying({ guardian: 'objects', lawyer: 'advised' })).toMatchObject({
      code: 'guardian_required',
      path: 'evidence.guardian',
    });
    expect(trying({ guardian: 'consents' })).toMatchObject({ code: 'guardian_required', path: 'evidence.lawyer' });
    expect(trying({ guardian: 'consents', lawyer: 'waived' })).toBeNull();
    expect(refusedBy(file, { purpose, state: 'refused' })).toBeNull();
  });

  it('is recorded from intake to aftercare, also while the case is suspended', () => {
    const programme = courses();
    expect(refusedBy(referred({ programme }), given)).toMatchObject({ code: 'not_allowed_in_phase' });
    expect(refusedBy(closing({ programme }), becomes('withdrawn'))).toMatchObject({ code: 'not_allowed_in_phase' });
    expect(refusedBy(inAftercare({ programme }), becomes('withdrawn'))).toBeNull();
    const suspended = enrolled().do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
    expect(refusedBy(suspended, becomes('withdrawn'))).toBeNull();
  });

  it('of which the programme knows no purpose is not needed', () => {
    const file = enrolled(courses({}, { consent: { purposes: [], offerAgainAfter: 'P90D' } }));
    expect(dialogue(file)).toEqual(expect.any(String));
  });
});

describe('scenario 8: a refusal', () => {
  const declined = () =>
    record(record(record(enrolled(), becomes('withdrawn')), becomes('asked')), {
      purpose,
      state: 'refused',
      reasons: text,
    });

  it('leaves voluntary sessions uncreated, and only those', () => {
    const file = declined();
    const trial = { specialistId: 'scholar', startsAt: file.in('P7D'), minutes: 60, placeCode: 'room_a' };
    expect(
      file.try('coordinator', 'planSession', { ...trial, trackId: trackId(file, 'religious_dialogue') }),
    ).toMatchObject({ code: 'consent_missing', path: 'trackId', detail: { purposes: [purpose] } });
    expect(planned(file)).toEqual(expect.any(String));
  });

  it('stops no assessment, which goes on from the file', () => {
    const file = declined();
    expect(
      file.try('coordinator', 'assignAssessment', {
        instrumentId: file.programme.instruments[0]!.id,
        assessorId: 'assessor',
        reviewerId: 'reviewer',
      }),
    ).toBeNull();
  });

  it('brings a new offer after 90 days, once, which the offer alone sees to', () => {
    const file = declined();
    file.pass('P89D');
    expect(file.happenedSince(0)).not.toContain('consentOfferFellDue');
    file.pass('P2D');
    const offer = file.task('follow_up', 'consent_offer_due');
    expect(file.answer(offer, 'done')).toMatchObject({
      code: 'gate_incomplete',
      detail: { missing: ['consent_offer'] },
    });
    file.pass('P200D');
    expect(file.happenedSince(0).filter((type) => type === 'consentOfferFellDue')).toHaveLength(1);
    record(file, becomes('asked'));
    expect(file.openTasks.filter(({ about }) => about === 'consent_offer_due')).toEqual([]);
    const since = file.log.length;
    record(file, becomes('refused')).pass('P91D');
    expect(file.happenedSince(since)).toContain('consentOfferFellDue');
  });

  it('is still to be offered again for the other purpose when one was', () => {
    const other = { purpose: 'information_sharing', state: 'withdrawn' } as const;
    const file = record(record(enrolled(), becomes('withdrawn')), other).pass('P91D');
    record(file, becomes('asked'));
    expect(file.task('follow_up', 'consent_offer_due')).toBeDefined();
    record(file, { ...other, state: 'asked' });
    expect(file.openTasks.filter(({ about }) => about === 'consent_offer_due')).toEqual([]);
  });
});

describe('scenario 9: a withdrawal in the middle', () => {
  it('cancels the voluntary sessions at once, and tells nobody why', () => {
    const file = enrolled();
    const tomorrow = dialogue(file, file.in('P1D'));
    file.answered('session_invitation', 'accept', {}, tomorrow);
    const later = dialogue(file, file.in('P8D'));
    const invitation = file.task('session_invitation', later);
    const owed = planned(file);
    record(file, { purpose, state: 'withdrawn', reasons: text });
    expect(file.kase.sessions.map(({ sessionId, status }) => [sessionId, status])).toEqual([
      [tomorrow, 'cancelled'],
      [later, 'cancelled'],
      [owed, 'invited'],
    ]);
    expect(tellsOf(file, 'scholar')).toEqual(['announce: no_longer_needed', 'announce: no_longer_needed']);
    expect(file.answer(invitation, 'accept', {}, 'link')).toMatchObject({ code: 'no_longer_needed' });
    file.pass('P10D');
    expect(file.openTasks.filter(({ assigneeId }) => assigneeId === 'scholar')).toEqual([]);
  });

  it('makes a further assessment due', () => {
    const file = record(enrolled(), becomes('withdrawn'));
    expect(file.kase.reassessmentRequired).toMatchObject({ because: 'consent_withdrawn' });
    expect(file.log.at(-1)).toMatchObject({ type: 'taskAsked', data: { about: 'reassessment_required' } });
  });

  it('of a purpose that stops nothing leaves the sessions and the assessments as they are', () => {
    const file = enrolled();
    const sessionId = dialogue(file);
    record(file, { purpose: 'information_sharing', state: 'withdrawn' });
    expect(file.kase.sessions).toMatchObject([{ sessionId, status: 'invited' }]);
    expect(file.kase.reassessmentRequired).toBeNull();
  });

  it('notifies participants only that it is called off, and not why', () => {
    const file = enrolled();
    const begun = dialogue(file, file.in('P1D'));
    const later = dialogue(file, file.in('P8D'));
    file.answered('session_invitation', 'accept', {}, begun).pass('P1D').pass('PT10M');
    record(file, becomes('withdrawn'));
    const cancelled = file.log.filter(({ type }) => type === 'sessionCancelled');
    expect(cancelled.map(({ data }) => data)).toEqual([{ sessionId: later, reasonCode: 'called_off' }]);
    file.pass('PT2H');
    expect(file.task('session_report', begun)).toMatchObject({ assigneeId: 'scholar', status: 'open' });
  });

  it('leaves what took place to be reported, and consent can be given again', () => {
    const file = enrolled();
    dialogue(file, file.in('P1D'));
    file.pass('P2D');
    record(file, becomes('withdrawn'));
    file.answered('session_report', 'held');
    record(file, given);
    expect(dialogue(file)).toEqual(expect.any(String));
  });

  it('leaves nothing of declined sessions to follow up', () => {
    const file = enrolled();
    dialogue(file);
    file.answered('session_invitation', 'decline', { reasonCode: 'on_leave' });
    record(file, becomes('withdrawn'));
    expect(file.openTasks.filter(({ about }) => about === 'session_declined')).toEqual([]);
  });
});

describe('somebody not suitable now', () => {
  const unsuitable = (file: CaseFile, nextScreeningOn = dateIn(file, 'P30D')) =>
    file.try('chair', 'recordSuitability', { suitable: false, reasons: text, nextScreeningOn });

  it('has no voluntary sessions until they are found suitable again', () => {
    const file = enrolled();
    const sessionId = dialogue(file);
    expect(unsuitable(file)).toBeNull();
    expect(file.kase.sessions).toMatchObject([{ sessionId, status: 'cancelled' }]);
    const again = { trackId: trackId(file, 'religious_dialogue'), specialistId: 'scholar', startsAt: file.in('P7D') };
    expect(file.try('coordinator', 'planSession', { ...again, minutes: 60, placeCode: 'room_a' })).toMatchObject({
      code: 'not_suitable_now',
      path: 'trackId',
    });
    expect(planned(file)).toEqual(expect.any(String));
    file.do('chair', 'recordSuitability', { suitable: true, reasons: text });
    expect(file.kase.unsuitable).toBeNull();
    expect(dialogue(file)).toEqual(expect.any(String));
  });

  it('is screened again on the day, and the decision alone sees to it', () => {
    const file = enrolled();
    unsuitable(file);
    file.pass('P60D');
    expect(file.happenedSince(0).filter((type) => type === 'suitabilityScreeningFellDue')).toHaveLength(1);
    const screening = file.task('follow_up', 'suitability_screening_due');
    expect(file.answer(screening, 'done')).toMatchObject({ code: 'gate_incomplete' });
    expect(unsuitable(file)).toBeNull();
    expect(file.openTasks.filter(({ about }) => about === 'suitability_screening_due')).toEqual([]);
  });

  it.each<[string, string | undefined, string]>([
    ['no day of the next screening', undefined, 'screening_date_missing'],
    ['today', '2031-03-03', 'date_in_past'],
    ['a day that has passed', '2031-02-01', 'date_in_past'],
  ])('is not recorded with %s', (_what, nextScreeningOn, code) => {
    const data = { suitable: false, reasons: text, ...(nextScreeningOn && { nextScreeningOn }) };
    expect(enrolled().try('chair', 'recordSuitability', data)).toMatchObject({ code, path: 'nextScreeningOn' });
  });

  it('is not recorded twice', () => {
    const file = enrolled();
    expect(file.try('chair', 'recordSuitability', { suitable: true, reasons: text })).toMatchObject({
      code: 'nothing_changed',
      path: 'suitable',
    });
    unsuitable(file, '2031-06-01');
    expect(unsuitable(file, '2031-06-01')).toMatchObject({ code: 'nothing_changed', path: 'nextScreeningOn' });
  });
});
