import type { Programme } from '../../../shared/programme/schema';
import type { Body } from '../../../stories/act';
import * as bodies from '../../../stories/bodies';
import { text, type CaseFile } from '../../../stories/drivers/kernel/case-file';
import { dateIn } from '../../../stories/drivers/kernel/states';
import { standard } from '../../../stories/programmes';

/** Plan and review conferences have a quorum, planning waits for the plan conference, and no consent is required. */
export const withQuorum: Programme = {
  ...standard,
  gates: { ...standard.gates, planning: ['plan', 'quorum'] },
  conferences: {
    plan: { quorum: ['psychologist', 'prison'], minutes: 60 },
    review: { quorum: ['psychologist'], minutes: 90 },
  },
  consent: { ...standard.consent, purposes: [] },
};

type Call = Partial<Body<'callConference'>>;
type Held = Partial<Body<'recordConference'>>;
export type Item = Body<'recordConference'>['items'][number];

/** A plan conference in a week, with a psychologist, an officer of the prison and a teacher. */
export function conference(file: CaseFile, changes: Call = {}): Body<'callConference'> {
  return bodies.conference(file.programme, file.in('P7D'), {
    type: 'plan',
    invited: [
      { personId: 'psychologist', discipline: 'psychologist' },
      { personId: 'facility_manager', discipline: 'prison' },
      { personId: 'teacher', discipline: 'teacher' },
    ],
    ...changes,
  });
}

/** Calls a conference. @returns its id */
export function called(file: CaseFile, changes: Call = {}): string {
  file.do('coordinator', 'callConference', conference(file, changes));
  return file.kase.conferences.at(-1)?.conferenceId ?? 'none';
}

export const noAction: Item = { title: text, disposition: { kind: 'no_action', reasons: text } };
export const decision: Item = { title: text, disposition: { kind: 'decision', decision: text } };
export function action(dueOn: string, ownerId = 'teacher'): Item {
  return { title: text, disposition: { kind: 'action', ownerId, dueOn, what: text } };
}

/** Minutes with a quorum, one item without an action, and a review in three months. */
export function minutes(file: CaseFile, conferenceId: string, changes: Held = {}): Body<'recordConference'> {
  const attended = ['chair', 'psychologist', 'facility_manager'];
  const usual = { apologies: ['teacher'], items: [noAction] };
  return bodies.minutes(conferenceId, attended, dateIn(file, 'P3M'), { ...usual, ...changes });
}

/** Calls a conference, lets its time pass, and records it. */
export function held(file: CaseFile, changes: Held = {}, call: Call = {}): CaseFile {
  const conferenceId = called(file, call);
  file.pass('P8D');
  return file.do('chair', 'recordConference', minutes(file, conferenceId, changes));
}
