import type { Body } from '../../stories/act';
import { dueConference } from '../../shared/domain/areas/conferences/rules';
import { firstValues } from '../../shared/domain/catalogue';
import type { CaseState } from '../../shared/domain/case';
import { as, directory } from '../../stories/directory';
import { text } from '../../stories/drivers/kernel/case-file';
import {
  closed,
  dateIn,
  decided,
  inProgramme,
  planning,
  referred,
  released,
} from '../../stories/drivers/kernel/states';
import { called, conference, decision, held, minutes, noAction, withQuorum } from './builders/conferences';

const withQuorumOnlyForReviews = { ...withQuorum, gates: { ...withQuorum.gates, planning: ['plan' as const] } };
const start = () => planning({ programme: withQuorum });
const psychologist = { personId: 'psychologist', discipline: 'psychologist' } as const;

describe('a conference', () => {
  it('that is called asks each of the invited, to be answered before it starts', () => {
    const file = start();
    const conferenceId = called(file, { startsAt: file.in('P1D') });
    const asked = file.openTasks.filter(({ kind }) => kind === 'conference_invitation');
    expect(asked.map(({ assigneeId }) => assigneeId)).toEqual(['psychologist', 'facility_manager', 'teacher']);
    expect(asked.every(({ about, dueAt }) => about === conferenceId && dueAt === file.in('P1D'))).toBe(true);
    expect(file.owed.map(({ activity }) => activity)).toEqual(expect.arrayContaining(['inviteToConference']));
  });

  it.each<[string, Partial<Body<'callConference'>>, string, string]>([
    ['of an unknown type', { type: 'picnic' }, 'unknown_conference_type', 'type'],
    ['of a type that an object knows of itself', { type: 'constructor' }, 'unknown_conference_type', 'type'],
    ['in the past', { startsAt: '2031-03-03T07:00:00.000Z' }, 'date_in_past', 'startsAt'],
    ['at no known place', { placeCode: 'moon' }, 'unknown_place', 'placeCode'],
    ['with an unknown chair', { chairId: 'nobody' }, 'unknown_person', 'chairId'],
    ['with a chair who has left', { chairId: 'retired' }, 'person_not_active', 'chairId'],
    [
      'with somebody of another discipline',
      { invited: [psychologist, { personId: 'teacher', discipline: 'scholar' }] },
      'wrong_discipline',
      'invited.1.personId',
    ],
    ['with somebody named twice', { invited: [psychologist, psychologist] }, 'named_twice', 'invited.1.personId'],
    ['with its chair invited', { chairId: 'psychologist' }, 'named_twice', 'invited.0.personId'],
  ])('is not called %s', (_what, changes, code, path) => {
    const file = start();
    const before = file.kase;
    expect(file.try('coordinator', 'callConference', conference(file, changes))).toMatchObject({ code, path });
    expect(file.kase).toBe(before);
  });

  it('is not called twice at once, and neither before intake nor outside', () => {
    const file = start();
    called(file);
    expect(file.try('coordinator', 'callConference', conference(file))).toMatchObject({
      code: 'already_requested',
      path: 'type',
    });
    called(file, { type: 'review' });
    expect(file.kase.conferences).toHaveLength(2);
    for (const other of [referred({ programme: withQuorum }), released('parole', { programme: withQuorum })])
      expect(other.try('coordinator', 'callConference', conference(other))).toMatchObject({
        code: 'not_allowed_in_phase',
      });
  });

  it('has somebody whose conflict of interest is known neither in its chair nor among the invited', () => {
    const file = start();
    file.do('coordinator', 'recordConflict', { personId: 'teacher', reasonCode: 'family_tie' });
    expect(file.try('coordinator', 'callConference', conference(file))).toMatchObject({
      code: 'conflict_of_interest',
      path: 'invited.2.personId',
    });
  });

  it('is accepted, or declined; who is of its quorum then writes a report, signed in', () => {
    const file = start();
    const conferenceId = called(file);
    const [first, second, third] = file.openTasks;
    expect(file.answer(first!, 'decline', { reasonCode: 'on_leave' }, 'link')).toBeNull();
    expect(file.answer(second!, 'accept', {}, 'link')).toBeNull();
    expect(file.answer(third!, 'decline', { reasonCode: 'on_leave' })).toBeNull();
    const report = file.task('conference_report');
    expect(report).toMatchObject({ assigneeId: 'psychologist', about: conferenceId });
    expect(file.answer(report, 'report', {}, 'link')).toMatchObject({ code: 'sign_in_required' });
    expect(file.answer(report, 'report', { narrative: undefined })).toMatchObject({ code: 'reason_required' });
    file.answered('conference_report', 'report');
    expect(file.kase.conferences[0]?.members.map(({ answer }) => answer)).toEqual(['reported', 'accepted', 'declined']);
  });

  it('whose invitation goes to another person asks somebody of the discipline, who was not asked before', () => {
    const file = start();
    called(file);
    const { taskId } = file.openTasks[0]!;
    const to = (assigneeId: string) =>
      file.try('coordinator', 'reassignTask', { taskId, assigneeId, reasonCode: 'workload' });
    expect(to('scholar')).toMatchObject({ code: 'wrong_discipline' });
    expect(to('chair')).toMatchObject({ code: 'separation_of_duties' });
    expect(to('other_psychologist')).toBeNull();
    expect(file.kase.conferences[0]?.members[0]).toEqual({
      personId: 'other_psychologist',
      discipline: 'psychologist',
      answer: 'asked',
    });
  });

  it('that is cancelled is notified to those who expect it, however long ago they accepted', () => {
    const file = start();
    const conferenceId = called(file, { startsAt: file.in('P60D') });
    const accepted = file.openTasks[0]!;
    file.answer(accepted, 'accept');
    file.pass('P40D');
    const cancel = (reasonCode: string) => file.try('coordinator', 'cancelConference', { conferenceId, reasonCode });
    expect(cancel('rain')).toMatchObject({ code: 'unknown_reason', path: 'reasonCode' });
    expect(cancel('chair_unavailable')).toBeNull();
    expect(file.kase.conferences).toMatchObject([{ conferenceId, status: 'cancelled' }]);
    expect(file.kase.tasks[accepted.taskId]).toMatchObject({ status: 'withdrawn', tellWithdrawal: true });
    expect(file.openTasks.filter(({ kind }) => kind.startsWith('conference'))).toEqual([]);
    expect(cancel('chair_unavailable')).toMatchObject({ code: 'conference_not_open', path: 'conferenceId' });
    const next = called(file.pass('P51D'));
    expect(file.kase.conferences).toMatchObject([{ conferenceId: next }]);
  });

  it('that is over wants its record, once, and is never held by silence', () => {
    const file = start();
    const conferenceId = called(file);
    file.until(conference(file).startsAt);
    expect(file.kase.conferences[0]?.status).toBe('called');
    file.pass('PT1H');
    expect(file.kase.conferences[0]?.status).toBe('record_due');
    expect(file.openTasks.filter(({ kind }) => kind === 'conference_invitation')).toEqual([]);
    const due = file.task('follow_up', 'conference_record_due');
    expect(file.answer(due, 'done')).toMatchObject({ code: 'gate_incomplete' });
    file.pass('P3D');
    expect(file.log.filter(({ type }) => type === 'conferenceRecordFellDue')).toHaveLength(1);
    file.do('chair', 'recordConference', minutes(file, conferenceId));
    expect(file.openTasks.some(({ about }) => about === 'conference_record_due')).toBe(false);
  });
});

describe('the record of a conference', () => {
  it('fills the quorum of the plan, and sets the next review', () => {
    const file = held(start());
    expect(file.kase.conferences).toMatchObject([{ type: 'plan', status: 'held', lacking: [] }]);
    expect(file.kase.conferenceDue).toMatchObject({ type: 'plan', fellDue: false });
    expect(file.missing.map(({ code }) => code)).toEqual(['plan_draft']);
  });

  it.each<[string, Partial<Body<'recordConference'>>, string, string]>([
    ['with a person who was not invited', { attended: ['chair', 'scholar'] }, 'not_invited', 'attended.1'],
    ['with apologies of somebody not invited', { apologies: ['scholar'] }, 'not_invited', 'apologies.0'],
    ['with somebody there twice', { attended: ['chair', 'chair'] }, 'named_twice', 'attended.1'],
    ['with somebody there and excused', { apologies: ['psychologist'] }, 'named_twice', 'apologies.0'],
    [
      'with the dissent of a person who was absent',
      { dissent: [{ personId: 'teacher', reasons: text }] },
      'not_invited',
      'dissent.0.personId',
    ],
    ['with no review to come', { nextReviewOn: '2031-03-11' }, 'date_in_past', 'nextReviewOn'],
    [
      'with a decision and no quorum',
      { attended: ['chair', 'psychologist'], items: [noAction, decision] },
      'no_quorum',
      'items.1.disposition',
    ],
  ])('is refused %s', (_what, changes, code, path) => {
    const file = start();
    const conferenceId = called(file);
    file.until('2031-03-11T12:00:00.000Z');
    const before = file.kase;
    expect(file.try('chair', 'recordConference', minutes(file, conferenceId, changes))).toMatchObject({ code, path });
    expect(file.kase).toBe(before);
  });

  it('without a quorum decides nothing and names who lacks; a written report stands for presence', () => {
    const file = start();
    const conferenceId = called(file);
    file.answer(file.openTasks[1]!, 'decline', { reasonCode: 'on_leave' });
    file.pass('P8D');
    const without = minutes(file, conferenceId, { attended: ['chair', 'psychologist'], items: [decision] });
    expect(file.try('chair', 'recordConference', without)).toMatchObject({ detail: { lacking: ['prison'] } });
    const talk = file.copy();
    talk.do('chair', 'recordConference', { ...without, items: [noAction] });
    expect(talk.kase.conferences[0]?.lacking).toEqual(['prison']);
    expect(talk.missing.map(({ code }) => code)).toContain('quorum_prison');
    file.answered('conference_report', 'report').do('chair', 'recordConference', without);
    expect(file.kase.conferences[0]).toMatchObject({ status: 'held', lacking: [] });
  });

  it('is made once, of a conference that has begun, and of one that is known', () => {
    const file = start();
    const conferenceId = called(file);
    const record = () => file.try('chair', 'recordConference', minutes(file, conferenceId));
    expect(record()).toMatchObject({ code: 'date_in_future', path: 'conferenceId' });
    file.pass('P8D');
    expect(record()).toBeNull();
    expect(record()).toMatchObject({ code: 'conference_not_open', detail: { now: 'held' } });
    expect(file.try('coordinator', 'cancelConference', { conferenceId, reasonCode: 'other' })).toMatchObject({
      code: 'conference_not_open',
    });
    expect(file.try('chair', 'recordConference', minutes(file, 'constructor'))).toMatchObject({
      code: 'unknown_conference',
    });
  });

  it('keeps a dissent beside the decision', () => {
    const file = held(start(), { items: [decision], dissent: [{ personId: 'psychologist', reasons: text }] });
    expect(file.log.findLast(({ type }) => type === 'conferenceHeld')?.data).toMatchObject({
      dissent: [{ personId: 'psychologist' }],
      lacking: [],
    });
  });

  it('is possible while the case is suspended; the next one is called when it goes on', () => {
    const file = inProgramme({
      programme: { ...withQuorum, conferences: { review: withQuorum.conferences['review']! } },
    });
    const conferenceId = called(file, { type: 'review' });
    file.pass('P8D').do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
    expect(file.try('chair', 'recordConference', minutes(file, conferenceId))).toBeNull();
    expect(file.try('coordinator', 'callConference', conference(file, { type: 'review' }))).toMatchObject({
      code: 'not_allowed_while_suspended',
    });
  });

  it('did not happen before it began', () => {
    const file = start();
    const conferenceId = called(file);
    const { startsAt } = file.kase.conferences[0]!;
    file.pass('P8D');
    const record = (at: string) => file.try('chair', 'recordConference', minutes(file, conferenceId), at);
    expect(record('2031-03-03T08:00:00.000Z')).toMatchObject({ code: 'ends_before_start', path: 'occurredAt' });
    expect(record(startsAt)).toBeNull();
  });

  it('of one that took place before a release is made after it, and nothing falls due of it any more', () => {
    const file = decided('parole', { programme: withQuorumOnlyForReviews });
    const conferenceId = called(file, { type: 'review' });
    file.pass('P20D');
    expect(file.kase.phase).toBe('released');
    expect(file.task('follow_up', 'conference_record_due')).toBeDefined();
    expect(file.try('chair', 'recordConference', minutes(file, conferenceId))).toBeNull();
    expect(file.deadlines.map(({ what }) => what)).not.toContain('conferenceFellDue');
  });
});

describe('the next conference', () => {
  it('falls due on its day, at midnight where the person is, once', () => {
    const file = held(start());
    const { nextReviewOn } = minutes(file, '');
    file.until(file.kase.conferenceDue!.dueAt);
    expect(dateIn(file, 'P0D')).toBe(nextReviewOn);
    const due = file.task('follow_up', 'conference_due');
    expect(file.answer(due, 'done')).toMatchObject({ code: 'gate_incomplete' });
    file.pass('P30D');
    expect(file.log.filter(({ type }) => type === 'conferenceFellDue')).toHaveLength(1);
    const conferenceId = called(file, { type: 'review' });
    expect(file.openTasks.some(({ about }) => about === 'conference_due')).toBe(false);
    file.do('coordinator', 'cancelConference', { conferenceId, reasonCode: 'other' });
    expect(file.task('follow_up', 'conference_due')).toBeDefined();
  });

  it('comes earlier for an incident, and not later for another', () => {
    const since = '2031-03-25T00:00:00.000Z';
    const none = { ...firstValues } as unknown as CaseState;
    const usual = { type: 'review', dueAt: '2031-03-26T00:00:00.000Z', fellDue: false };
    const owed = dueConference({ ...none, conferenceDue: usual }, 'incident', '2031-04-01T00:00:00.000Z', since);
    expect(owed.conferenceDue).toEqual({ type: 'incident', dueAt: '2031-04-01T00:00:00.000Z', fellDue: false, since });
    expect(dueConference(owed, 'incident', '2031-05-01T00:00:00.000Z', since)).toBe(owed);
    const passed = { ...owed, conferenceDue: { ...owed.conferenceDue!, fellDue: true } };
    expect(dueConference(passed, 'incident', '2031-05-01T00:00:00.000Z', since).conferenceDue?.fellDue).toBe(false);
  });

  it('that an incident wants is still owed where the usual review was held meanwhile', () => {
    const conferences = { ...withQuorum.conferences, incident: { quorum: [], minutes: 60 } };
    const file = inProgramme({ programme: { ...withQuorumOnlyForReviews, conferences } });
    file.do('coordinator', 'recordIncident', { kind: 'threat', severity: 'minor', what: text });
    held(file, {}, { type: 'review', startsAt: file.in('P7D') });
    expect(file.kase.conferenceDue).toMatchObject({ type: 'incident', fellDue: true });
    expect(file.task('follow_up', 'conference_due')).toBeDefined();
    held(file, {}, { type: 'incident' });
    expect(file.kase.conferenceDue).toMatchObject({ type: 'incident', fellDue: false });
    expect(file.kase.conferenceDue).not.toHaveProperty('since');
    expect(file.openTasks.some(({ about }) => about === 'conference_due')).toBe(false);
  });

  it('is nothing that a closed case waits for', () => {
    const file = closed({ programme: withQuorumOnlyForReviews });
    expect(file.deadlines).toEqual([]);
    expect(
      file.refusal(as('coordinator'), { name: 'callConference', data: conference(file) }, directory),
    ).toMatchObject({ code: 'not_allowed_in_phase' });
  });
});
