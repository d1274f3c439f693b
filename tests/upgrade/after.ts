import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '../../api/paths';
import { answerByLink, open } from '../../stories/drivers/links';
import { linkIn, waitForMail } from '../../local/demo/mails';
import { accepted, look, waitToBeAsked, type Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { countOwed, mailsAbout, silent } from '../e2e/cases';
import { nextInSeeded } from '../e2e/next';
import { runToEnd } from '../e2e/program';
import { programmesOf, versionServed, type Left } from './before';
import type { Site, Standing } from './site';

/** A condition that must hold after one version continues on the data of another. @throws if it does not */
type Check = (site: Site, now: Standing, left: Left) => Promise<void>;

/** In this order. */
export const checks: Readonly<Record<string, Check>> = {
  'it answers, on the cases of the one before': async (_site, now, left) => {
    same('the version', await versionServed(now), now.version);
    if (left.cases.length < 12) throw new Error(`${left.cases.length} cases were left`);
  },
  'the mail that was owed leaves, once': async (site, _now, { tasks }) => {
    await waitForMail(site.mailbox, tasks.unanswered);
    same('mails that ask', (await askingMails(site, tasks.unanswered)).length, 1);
  },
  'a link that was mailed before takes the answer': async (site, now, left) => {
    const mail = await waitForMail(site.mailbox, left.tasks.invited);
    await answerByLink(rebased(linkIn(mail), now), { answer: 'accept' });
    const { sessions = [] } = await look(sceneOf(site, now, left.scene));
    if (!sessions.some(({ status }) => status === 'accepted')) throw new Error('the session is not accepted');
  },
  'every other link that was mailed before shows its page': async (_site, now, { mails }) => {
    if (mails.length < 3) throw new Error(`only ${mails.length} links had been mailed`);
    for (const mail of mails) {
      const page = await open(rebased(linkIn(mail), now));
      same(`the page behind "${mail.subject}"`, page.status, 200);
    }
  },
  'a reminder that fell due meanwhile is sent, and the next on the ladder is notified': async (site, _now, left) => {
    await until('the coordinator to be notified', 60, async () =>
      (await mailsAbout(site, left.tasks.overdue)).some(({ to }) => to.includes('coordinator@example.test')),
    );
  },
  'a reassessment falls due by itself, and is asked for': async (site, now, left) => {
    await waitToBeAsked(sceneOf(site, now, left.scene), 'follow_up', 60, 'reassessment_due');
  },
  'every case goes under the programme that it was opened under': async (_site, now, { programmes }) => {
    same('the programmes', [...(await programmesOf(now))].sort(), [...programmes].sort());
  },
  'every seeded case is in its phase, and takes the next decision by its rules': async (site, now, { cases }) => {
    for (const { caseId, reference, alias = '', phase } of cases) {
      const [expected, act] = nextInSeeded[alias.split('-')[0] ?? ''] ?? [];
      if (!act) continue;
      same(`the phase of ${alias}`, phase, expected);
      const scene = sceneOf(site, now, { caseId, reference });
      same(`the phase of ${alias} since`, (await look(scene)).phase, expected);
      await act(scene);
    }
  },
  'every workflow follows, and nothing is left owed or dirty': async (_site, now, { cases, scene }) => {
    for (const { caseId } of [...cases, scene])
      await until(`the workflow of ${caseId} to follow`, 60, async () => isFollowed(now, caseId));
    await until('all mails to have left', 60, async () => (await countOwed(now)) === 0);
  },
  'the log verifies, against what the version before signed too': async ({ dir }, now, { checkpoints }) => {
    const [log, key] = [join(dir, 'log.jsonl'), join(dir, 'log.pub')];
    await runToEnd('record/cli/export-log.ts', now.env, ['--out', log]);
    writeFileSync(key, await runToEnd('record/cli/public-key.ts', now.env));
    const kept = checkpoints.flatMap((file) => ['--checkpoint', file]);
    await runToEnd('record/verify/main.ts', {}, ['--log', log, '--public-key', key, ...kept]);
  },
};

interface State {
  readonly behind: { readonly isBehind: boolean };
  readonly engine: { readonly status: string; readonly phase: string | null };
}

async function isFollowed(now: Standing, caseId: string): Promise<boolean> {
  const { engine, behind } = accepted(
    'getCaseState',
    await now.as('coordinator').get<State>(paths.caseState, { caseId }),
  );
  return !behind.isBehind && ['running', 'completed'].includes(engine.status);
}

/** Mails with a link, which ask for an answer; not those that report an outcome. */
async function askingMails(site: Site, taskId: string) {
  return (await mailsAbout(site, taskId)).filter(({ text }) => /\/l\/[\w-]{43}/.test(text));
}

function sceneOf(site: Site, now: Standing, kase: Pick<Scene, 'caseId' | 'reference'>): Scene {
  return { as: now.as, mailbox: site.mailbox, tell: silent, ...kase };
}

/** The same link at the current address of the API: a stack of another version may have another port. */
function rebased(link: string, { api }: Standing): string {
  return new URL(new URL(link).pathname, api).href;
}

function same(what: string, found: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what}: ${is}, and not ${should}`);
}
