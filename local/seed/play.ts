import { createCaseStates } from '../../record/cases';
import { instant, type Instant } from '../../shared/domain/time';
import type { Attempt } from '../../stories/attempt';
import { CommittedCase, opened, seenAt, type Standing } from '../../stories/drivers/commit';
import { cast } from '../cast';
import { commandId, idFrom } from './ids';
import { findProgress, type Progress } from './progress';
import type { SeedStage } from './stage';
import type { Story } from './stories';

const day = 86_400_000;
const morning = 8 * 3_600_000;

/**
 * Plays one case by the commands of its people, each at its time, with deadlines falling due in between. Commands of an
 * earlier start are skipped. Returns whether anything was committed.
 *
 * @throws where a command is refused, which names it
 */
export async function play(story: Story, common: SeedStage): Promise<boolean> {
  const caseId = idFrom(story.key, 'case');
  const stage = { ...common, cast: { ...cast, coordinator: story.coordinator } };
  const { db, now, clock, programme } = stage;
  const done = await findProgress(db, caseId);
  // Under an earlier version of the programme its story was another: the case stays as it is.
  if (done.ended || (done.programmeHash !== null && done.programmeHash !== programme.hash)) return false;
  if (done.last !== null && (await isTold(story, caseId, done, stage))) return false;
  clock.set(momentOf(story.opened, now, done.last));
  const kase = await begin(story, caseId, done, stage);
  let number = 0;
  for (const { daysAgo, act } of story.steps)
    for (let index = 0, count = act(kase.seen).length; index < count; index += 1) {
      const id = commandId(story.key, (number += 1));
      if (done.commands.has(id)) continue;
      const at = momentOf(daysAgo, now, clock.now());
      await kase.pass(at);
      clock.set(at);
      const deed = act(kase.seen)[index];
      if (deed) await kase.perform(deed, id);
    }
  await kase.pass(now);
  return true;
}

/** Whether every command of a story has been given. */
async function isTold({ key, steps }: Story, caseId: string, done: Progress, stage: SeedStage): Promise<boolean> {
  const seen = seenAt(await standingOf(caseId, done, stage), stage.cast);
  let number = 0;
  // What follows the first that is missing may be about what is not there yet.
  return steps.every(({ act }) => act(seen).every(() => done.commands.has(commandId(key, (number += 1)))));
}

/** How a case stands that an earlier start has left, without looking at time. */
async function standingOf(caseId: string, { sequence }: Progress, stage: SeedStage): Promise<Standing> {
  const { db, seals, programmes, programme, now } = stage;
  const kase = await createCaseStates(seals).at(db, { kind: 'case', id: caseId }, sequence);
  const calendar = { timeZone: 'UTC', weekend: [], holidays: [] };
  return { kase, facts: { now, calendar, programme: await programmes.get(programme.hash) } };
}

/** Opened, or as an earlier start left it, once time has been looked at. */
async function begin(story: Story, caseId: string, done: Progress, stage: SeedStage): Promise<CommittedCase> {
  const { key, alias, coordinator, opening } = story;
  if (done.last !== null) {
    const committed = new CommittedCase(stage, caseId, await standingOf(caseId, done, stage));
    await committed.tick();
    return committed;
  }
  const { person, programme: _id, ...body } = opening;
  const filledIn = {
    reference: `TC-${idFrom(key, 'reference').slice(0, 8).toUpperCase()}`,
    alias,
    personRef: idFrom(key, 'person'),
    programme: stage.programme,
    coordinatingAgencyId: 'programme-office',
    leadCoordinatorId: coordinator,
  };
  const attempt: Attempt = { by: coordinator, name: 'openCase', body: { ...body, ...filledIn } };
  return opened(stage, caseId, attempt, person, commandId(key, 0));
}

/** A morning this many days ago, at least a few minutes after the step that it follows. */
function momentOf(daysAgo: number, now: Instant, after: Instant | null): Instant {
  const midnight = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  const earliest = after === null ? 0 : Date.parse(after) + 7 * 60_000;
  return instant(Math.min(Math.max(midnight - daysAgo * day + morning, earliest), Date.parse(now)));
}
