import { agenda } from '../../shared/domain/kernel';
import { instant, type Instant } from '../../shared/domain/time';
import { accepted, attempt, tick, type Stage, type Standing } from './giving';
import { commandId, idFrom } from './ids';
import { findProgress } from './progress';
import type { Act } from './step';
import type { Story } from './stories';

const day = 86_400_000;
const morning = 8 * 3_600_000;

/**
 * Plays one case by the commands of its people, each at its time, with deadlines falling due in between. Commands of an
 * earlier start are skipped. Returns whether anything was committed.
 *
 * @throws on a rejected command, naming the story and the step
 */
export async function play(story: Story, stage: Stage): Promise<boolean> {
  const caseId = idFrom(story.key, 'case');
  const done = await findProgress(stage.db, caseId);
  if (done.ended || done.commands.has(commandId(story.key, story.steps.length))) return false;
  // An earlier version of the programme had another story: the case stays unchanged.
  if (done.programmeHash !== null && done.programmeHash !== stage.programme.hash) return false;
  stage.clock.set(momentOf(story.opened, stage.now, done.last));
  let standing = done.last === null ? await open(story, caseId, stage) : await tick(caseId, stage);
  for (const [index, step] of story.steps.entries()) {
    const id = commandId(story.key, index + 1);
    if (done.commands.has(id)) continue;
    const at = momentOf(step.daysAgo, stage.now, stage.clock.now());
    standing = await passTime(caseId, standing, at, stage);
    stage.clock.set(at);
    const act = step.act(standing.kase);
    standing = accepted(await attempt(caseId, id, act, stage), `${id} (${act.name})`);
  }
  await passTime(caseId, standing, stage.now, stage);
  return true;
}

async function open({ key, alias, coordinator, opening }: Story, caseId: string, stage: Stage): Promise<Standing> {
  const { person, programme: _id, ...body } = opening;
  const personRef = idFrom(key, 'person');
  const filledIn = {
    reference: `TC-${idFrom(key, 'reference').slice(0, 8).toUpperCase()}`,
    alias,
    personRef,
    programme: stage.programme,
    coordinatingAgencyId: 'programme-office',
    leadCoordinatorId: coordinator,
  };
  const act: Act = { by: coordinator, name: 'openCase', body: { ...body, ...filledIn } };
  const id = commandId(key, 0);
  return accepted(await attempt(caseId, id, act, stage, { subject: person }), `${id} (openCase)`);
}

/** Lets deadlines up to a moment fall due at their time, and not all at the next command. */
async function passTime(caseId: string, from: Standing, until: Instant, stage: Stage): Promise<Standing> {
  let standing = from;
  for (let guard = 0; guard < 1_000; guard += 1) {
    const { wakeAt } = agenda(standing.kase, standing.facts);
    if (wakeAt === null || wakeAt > until) break;
    if (wakeAt > stage.clock.now()) stage.clock.set(wakeAt);
    standing = await tick(caseId, stage);
  }
  return standing;
}

/** A morning this many days ago, at least a few minutes after the step that it follows. */
function momentOf(daysAgo: number, now: Instant, after: Instant | null): Instant {
  const midnight = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  const earliest = after === null ? 0 : Date.parse(after) + 7 * 60_000;
  return instant(Math.min(Math.max(midnight - daysAgo * day + morning, earliest), Date.parse(now)));
}
