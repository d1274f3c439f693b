import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { answerByLink } from '../../local/demo/link-page';
import { linkIn, waitForMail } from '../../local/demo/mails';
import { createClock } from '../../local/seed/clock';
import * as path from '../../local/seed/path';
import { play } from '../../local/seed/play';
import { planned } from '../../local/seed/sessions';
import { text } from '../../local/seed/step';
import { createCommit } from '../../record/commit';
import { createProgrammes, loadProgrammes } from '../../record/programmes';
import { createStates } from '../../record/states';
import type { Stack } from '../e2e/stack';
import { bornOn, type Write } from './path';

const day = 86_400_000;
const opened = 60;

/** A case told by the record's own code, with a session that was yesterday; before time passes for it. */
export async function tell({ db, sealing }: Pick<Stack, 'db' | 'sealing'>, write: Write): Promise<void> {
  const { keys, seals } = sealing;
  const now = new Date().toISOString();
  const clock = createClock(now);
  const means = { db, keys, seals, now: clock.now, newId: randomUUID, randomBytes };
  const commit = createCommit({ ...means, programmes: createProgrammes(db), states: createStates(seals) });
  const programme = (await loadProgrammes(db, join(__dirname, '../../programmes'))).find(({ id }) => id === 'standard');
  if (!programme) throw new Error('there is no standard programme');
  const dateOf = (daysAgo: number): string => new Date(Date.now() - daysAgo * day).toISOString().slice(0, 10);
  const startsAt = (daysAgo: number): string => `${dateOf(daysAgo)}T06:00:00.000Z`;
  const story = {
    ...{ key: 'canaries', alias: 'Alder-101', coordinator: 'coordinator', opened },
    opening: {
      person: {
        givenName: write('openCase.person.givenName'),
        familyName: write('openCase.person.familyName'),
        bornOn,
      },
      programme: 'standard',
      referringAgencyId: 'prison-service',
      referredById: 'facilityManager',
      facilityId: 'northfield',
      legalBasis: 'conviction' as const,
      admittedOn: dateOf(opened + 20),
      expectedReleaseOn: dateOf(-700),
      sentenceEndsOn: dateOf(-900),
      pathwayIn: text(write('openCase.pathwayIn')),
    },
    steps: [
      ...path.accepted(opened, 'coordinator'),
      ...path.screened(opened),
      ...path.assessed(opened, 'coordinator'),
      ...path.classified(opened, 'coordinator', dateOf(-180)),
      ...path.planSubmitted(opened, 'coordinator', dateOf(-90)),
      ...path.planApproved(opened, 'coordinator'),
      ...planned(1, 'coordinator', 'religious_dialogue', 'scholar', startsAt),
    ],
  };
  await play(story, { db, commit, clock, programme, now });
}

/** The report on that session, from the mail that asks for it. */
export async function report({ db, mailbox }: Pick<Stack, 'db' | 'mailbox'>, write: Write): Promise<void> {
  const { task_id: taskId } = await db
    .selectFrom('tasks')
    .select('task_id')
    .where('kind', '=', 'session_report')
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow();
  const mail = await waitForMail(mailbox, taskId, 60);
  await answerByLink(linkIn(mail), { answer: 'held', note: write('link.session_report') });
}
