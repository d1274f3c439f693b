import { setTimeout as sleep } from 'node:timers/promises';
import { commandPaths, urlOf } from '../api/paths';
import { printTable, quantile, spread } from './figures';
import { atOnce, createSend, openAccepted, type Send } from './load';
import { settle, type Stack } from './stack';

const invited = [
  { personId: 'dutyOfficer', discipline: 'prison' },
  { personId: 'facilityManager', discipline: 'prison' },
  { personId: 'teacher', discipline: 'teacher' },
  { personId: 'employment', discipline: 'employment_officer' },
  { personId: 'psychologist', discipline: 'psychologist' },
  { personId: 'health', discipline: 'health' },
  { personId: 'scholar', discipline: 'scholar' },
  { personId: 'family', discipline: 'family_liaison' },
  { personId: 'police', discipline: 'police' },
  { personId: 'probation', discipline: 'probation' },
];

/** Calls a conference, which owes each guest a mail. */
function callConference(send: Send, caseId: string, guests: number): Promise<unknown> {
  return send('coordinator', urlOf(commandPaths.callConference, { caseId }), {
    type: 'review',
    placeCode: 'room_b',
    chairId: 'chair',
    invited: invited.slice(0, guests),
    startsAt: new Date(Date.now() + 14 * 86_400_000).toISOString(),
  });
}

/** When the mail server accepted each mail of these cases, in milliseconds, by case. */
async function sentAt({ db }: Stack, caseIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ case_id: string; at: Date }>(
    `select stream_id as case_id, max(settled_at) as at from notifications
      where stream_id = any($1) and status = 'sent' group by stream_id`,
    [caseIds],
  );
  return new Map(rows.map(({ case_id, at }) => [case_id, at.getTime()]));
}

/** Time from a decision that invites a person until the mail server has the invitation, one after the other. */
export async function mails(stack: Stack, isQuick: boolean): Promise<void> {
  const send = createSend(stack.addresses.api, stack.tokens);
  const answered = new Map<string, number>();
  for (let round = 0; round < (isQuick ? 5 : 30); round += 1) {
    const caseId = await openAccepted(send);
    await settle(stack);
    await sleep(100);
    await callConference(send, caseId, 1);
    answered.set(caseId, Date.now());
    await settle(stack);
  }
  const sent = await sentAt(stack, [...answered.keys()]);
  const took = [...answered].map(([caseId, at]) => sent.get(caseId)! - at);
  printTable('From decision to mail, one after the other', [
    ['mails', 'median ms', 'p95 ms'],
    [String(took.length), quantile(took, 0.5).toFixed(0), quantile(took, 0.95).toFixed(0)],
  ]);
}

/** A thousand mails from a hundred decisions, and the time until the last has left. */
export async function burst(stack: Stack, isQuick: boolean): Promise<void> {
  const [cases, rounds] = isQuick ? [10, 1] : [100, 1];
  const send = createSend(stack.addresses.api, stack.tokens);
  const seconds: { readonly decided: number; readonly left: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const caseIds = await atOnce(8, cases, () => openAccepted(send));
    await settle(stack);
    const began = Date.now();
    const left = [...caseIds];
    await atOnce(16, cases, () => callConference(send, left.pop()!, invited.length));
    const decided = Date.now();
    await settle(stack);
    const last = Math.max(...(await sentAt(stack, caseIds)).values());
    seconds.push({ decided: (decided - began) / 1_000, left: (last - began) / 1_000 });
  }
  const number = cases * invited.length;
  printTable(`A burst of ${number} mails`, [
    ['all decided after s', 'the last mail left after s', 'mails/s'],
    [
      spread(
        seconds.map(({ decided }) => decided),
        1,
      ),
      spread(
        seconds.map(({ left }) => left),
        1,
      ),
      spread(
        seconds.map(({ left }) => number / left),
        0,
      ),
    ],
  ]);
}
