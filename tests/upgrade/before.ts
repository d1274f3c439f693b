import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseListItem } from '../e2e/cases';
import { paths, rootPaths } from '../../api/paths';
import { assessAndPlan, openCase } from '../../local/demo/chapters';
import { linkIn, listMails, waitForMail } from '../../local/demo/mails';
import { accepted, type Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import type { Message } from '../../local/mailbox/message';
import { countOwed, planSession, silent } from '../e2e/cases';
import type { Site, Standing } from './site';

/** The data that the earlier version leaves when it is stopped. */
export interface Left {
  readonly version: string;
  /** The seeded cases, each in a phase of its own. */
  readonly cases: readonly CaseListItem[];
  /** A case on the programme of seconds, whose deadlines fall due while nothing runs. */
  readonly scene: Pick<Scene, 'caseId' | 'reference'>;
  /** Sessions of that case, by their invitation tasks. */
  readonly tasks: {
    /** Its mail arrived; its link was not opened. */
    readonly invited: string;
    /** Its mail arrived; its window ends soon. */
    readonly overdue: string;
    /** The mail server rejects its mail. */
    readonly unanswered: string;
  };
  readonly mails: readonly Message[];
  readonly programmes: ReadonlyMap<string, string>;
  /** Signed checkpoints of the log, stored outside. */
  readonly checkpoints: readonly string[];
}

/** Uses the earlier version: cases in their phases, links mailed, a mail owed, deadlines ahead. */
export async function liveBefore(site: Site, old: Standing): Promise<Left> {
  const stage = { as: old.as, mailbox: site.mailbox, tell: silent };
  const version = await versionServed(old);
  const { items: cases } = accepted(
    'listCases',
    await old.as('coordinator').get<{ items: readonly CaseListItem[] }>(paths.cases),
  );
  await until('the mails about the seeded cases to have left', 60, async () => (await countOwed(old)) === 0);
  const scene = await openCase(stage);
  await assessAndPlan(scene);
  const { taskId: invited } = await planSession(scene, 1_800);
  await waitForMail(site.mailbox, invited);
  const checkpoints = await until('a checkpoint', 90, async () => listCheckpoints(site));

  // No mail arrives before the other version runs: neither the reminder of the second session nor the invitation to the
  // third.
  const { taskId: overdue } = await planSession(scene, 12);
  await waitForMail(site.mailbox, overdue);
  site.refusals.push({ startsWith: '', code: 451, answer: '4.3.0 Closed for the night' });
  const { taskId: unanswered } = await planSession(scene, 3_600);
  await until('a mail to be tried in vain', 60, async () => isTried(old, unanswered));
  return {
    version,
    cases,
    checkpoints,
    tasks: { invited, overdue, unanswered },
    scene: { caseId: scene.caseId, reference: scene.reference },
    mails: (await listMails(site.mailbox)).filter(({ text }) => hasLink(text)),
    programmes: await programmesOf(old),
  };
}

export async function versionServed({ api }: Standing): Promise<string> {
  const response = await fetch(new URL(rootPaths.info, api));
  return ((await response.json()) as { readonly version: string }).version;
}

/** The programme of each stream, by its hash. */
export async function programmesOf({ db }: Standing): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('streams').select(['id', 'programme_hash']).execute();
  return new Map(rows.map((row) => [row.id, row.programme_hash]));
}

function hasLink(text: string): boolean {
  try {
    return linkIn({ text }) !== '';
  } catch {
    return false;
  }
}

async function isTried({ db }: Standing, taskId: string): Promise<boolean> {
  const row = await db
    .selectFrom('notifications')
    .select(['status', 'attempts'])
    .where('task_id', '=', taskId)
    .executeTakeFirst();
  return row?.status === 'owed' && row.attempts > 0;
}

function listCheckpoints({ dir }: Site): readonly string[] | undefined {
  const folder = join(dir, 'data/checkpoints');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('-events-')) : [];
  return names.length > 0 ? names.map((name) => join(folder, name)) : undefined;
}
