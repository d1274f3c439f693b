import { join } from 'node:path';
import type { CaseResponse } from '../../api/cases/response';
import { commandPaths, paths } from '../../api/paths';
import { answerByLink, type Choice } from '../../stories/drivers/links';
import { linkIn, waitForMail } from '../../local/demo/mails';
import { accepted } from '../../local/demo/scene';
import { play } from '../../local/seed/play';
import { createStage } from '../../local/seed/stage';
import { planned, since } from '../../local/seed/stories';
import { createProgrammes, loadProgrammes } from '../../record/programmes/programmes';
import type { TaskKind } from '../../shared/domain/case';
import { say } from '../../stories/act';
import { underPlan } from '../../stories/course';
import type { Stack } from '../e2e/stack';
import { bornOn } from './path';
import type { Write } from './planted';

const day = 86_400_000;
const opened = 60;

/** A case written by the record's own code, with two sessions yesterday, before time passes for it. */
export async function tell({ db, sealing }: Pick<Stack, 'db' | 'sealing'>, write: Write): Promise<void> {
  const { keys, seals } = sealing;
  const now = new Date().toISOString();
  const programme = (await loadProgrammes(db, join(__dirname, '../../programmes'))).find(({ id }) => id === 'standard');
  if (!programme) throw new Error('there is no standard programme');
  const dateOf = (daysAgo: number): string => new Date(Date.now() - daysAgo * day).toISOString().slice(0, 10);
  const story = {
    key: 'canaries',
    alias: 'Alder-101',
    coordinator: 'coordinator',
    opened,
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
      pathwayIn: say(write('openCase.pathwayIn')),
    },
    steps: [
      ...since(opened, underPlan),
      ...planned(now, 1, 'religious_dialogue', 'scholar', 6),
      ...planned(now, 1, 'psychological_counselling', 'psychologist', 6),
    ],
  };
  await play(story, createStage({ db, keys, seals, programmes: createProgrammes(db), programme, now }));
}

/** Reports one session by the link in its mail, with an urgent concern, and the other signed in. */
export async function report({ as, db, mailbox }: Pick<Stack, 'as' | 'db' | 'mailbox'>, write: Write): Promise<void> {
  const asked = (kind: TaskKind, assigneeId: string) =>
    db
      .selectFrom('tasks')
      .select(['task_id', 'case_id'])
      .where('kind', '=', kind)
      .where('assignee_id', '=', assigneeId)
      .where('status', '=', 'open')
      .executeTakeFirstOrThrow();
  const byLink = async (taskId: string, choice: Choice): Promise<unknown> =>
    answerByLink(linkIn(await waitForMail(mailbox, taskId)), choice);
  const note = write('link.session_report');
  await byLink((await asked('session_report', 'scholar')).task_id, { answer: 'held', note, concern: 'urgent' });
  const urgent = await asked('urgent_concern', 'dutyOfficer');
  await byLink(urgent.task_id, { answer: 'acknowledge', note: write('link.urgent_concern') });

  const { task_id: taskId, case_id: caseId } = await asked('session_report', 'psychologist');
  const { plan } = accepted('getCase', await as('coordinator').get<CaseResponse>(paths.case, { caseId }));
  const objectiveId = plan?.objectives[0]?.objectiveId;
  const observed = { objectiveId, progress: 'forward', note: write('answerTask.observations.note') };
  const held = { answer: 'held', engagement: 'resistant', observations: [observed] };
  accepted('answerTask', await as('psychologist').post<CaseResponse>(commandPaths.answerTask, { taskId }, held));
}
