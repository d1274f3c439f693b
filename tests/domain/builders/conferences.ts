import type { CommandData } from '../../../shared/domain/commands';
import type { Programme } from '../../../shared/programme/schema';
import type { CaseFile } from './case-file';
import { text } from './commands';
import { standard } from './programmes';
import { dateIn } from './states';

/** A programme whose plan and review conferences have a quorum, whose planning waits for it, and that asks no consent. */
export const withQuorum: Programme = {
  ...standard,
  gates: { ...standard.gates, planning: ['plan', 'quorum'] },
  conferences: {
    plan: { quorum: ['psychologist', 'prison'], minutes: 60 },
    review: { quorum: ['psychologist'], minutes: 90 },
  },
  consent: { ...standard.consent, purposes: [] },
};

/** A plan conference in a week, with a psychologist, an officer of the prison and a teacher. */
export function conference(
  file: CaseFile,
  changes: Partial<CommandData['callConference']> = {},
): CommandData['callConference'] {
  return {
    type: 'plan',
    startsAt: file.in('P7D'),
    placeCode: 'room_a',
    chairId: 'chair',
    invited: [
      { personId: 'psychologist', discipline: 'psychologist' },
      { personId: 'facility_manager', discipline: 'prison' },
      { personId: 'teacher', discipline: 'teacher' },
    ],
    ...changes,
  };
}

/** Called; its id. */
export function called(file: CaseFile, changes: Partial<CommandData['callConference']> = {}): string {
  file.do('coordinator', 'callConference', conference(file, changes));
  const conferenceId = file.kase.conferences.at(-1)?.conferenceId;
  if (!conferenceId) throw new Error('no conference was called');
  return conferenceId;
}

type Held = CommandData['recordConference'];
export type Item = Held['items'][number];

export const noAction: Item = { title: text, disposition: { kind: 'no_action', reasons: text } };
export const decision: Item = { title: text, disposition: { kind: 'decision', decision: text } };
export function action(dueOn: string, ownerId = 'teacher'): Item {
  return { title: text, disposition: { kind: 'action', ownerId, dueOn, what: text } };
}

/** With its quorum, one item without an action, and a review in three months. */
export function minutes(file: CaseFile, conferenceId: string, changes: Partial<Held> = {}): Held {
  return {
    conferenceId,
    attended: ['chair', 'psychologist', 'facility_manager'],
    apologies: ['teacher'],
    items: [noAction],
    dissent: [],
    nextReviewOn: dateIn(file, 'P3M'),
    summary: text,
    ...changes,
  };
}

/** Called, over, and recorded. */
export function held(
  file: CaseFile,
  changes: Partial<Held> = {},
  call: Partial<CommandData['callConference']> = {},
): CaseFile {
  const conferenceId = called(file, call);
  file.pass('P8D');
  return file.do('chair', 'recordConference', minutes(file, conferenceId, changes));
}
