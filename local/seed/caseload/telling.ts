import { Course } from '../../../simulation/course';
import { opening } from '../../../simulation/opening';
import { castOf, isThere, type Play } from '../../../simulation/play';
import { createCaseStates } from '../../../record/cases';
import { FreeText } from '../../../shared/domain/contract/text';
import { openTasks } from '../../../shared/domain/asking/asking';
import { firstDeadline } from '../../../shared/domain/case-rules';
import { instant, type WorkingCalendar } from '../../../shared/domain/time';
import type { Programme } from '../../../shared/programme/schema';
import { attemptOf, type Attempt } from '../../../stories/attempt';
import { CommittedCase, opened, seenAt } from '../../../stories/drivers/commit';
import { createRandom, type Random } from '../../../stories/random';
import { calendars, facilities } from '../../directory';
import { commandId, idFrom } from '../ids';
import { findProgress, type Progress } from '../progress';
import type { SeedStage } from '../stage';
import { crewOf } from './cast';
import { keepFromEngine, leaveToEngine, standingOf } from './marks';
import { aName, anAlias, aSentence } from './words';

export interface CaseloadStage extends SeedStage {
  readonly definition: Programme;
}

const day = 86_400_000;
/** Nearly all people answer in time: open tasks are recent, and few reminders are owed. */
const temper = { silent: 0.01, slowest: 0.95 };
/** A case that was written goes on: its users decide whether it ends. */
const leftToOthers: readonly Attempt['name'][] = ['closeCase', 'recordDeath'];

/**
 * Plays one case of a caseload from its referral to now: commands of people and deadlines, through commit. A complete
 * case stays unchanged, an interrupted one continues. Returns whether anything was committed.
 */
export async function tellCase(number: number, stage: CaseloadStage): Promise<boolean> {
  const key = `caseload-${number}`;
  const caseId = idFrom(key, 'case');
  const standing = await standingOf(stage.db, caseId);
  if (standing === 'told') return false;
  const done = await findProgress(stage.db, caseId);
  const random = createRandom(number * 7_919 + done.commands.size);
  const kase = await begin(number, caseId, done, random, stage);
  await keepFromEngine(stage.db, caseId);
  await liveOn(kase, key, done.commands.size, random, stage);
  stage.clock.set(stage.now);
  await kase.tick();
  await leaveToEngine(stage.db, caseId);
  return true;
}

async function begin(
  number: number,
  caseId: string,
  { last, sequence }: Progress,
  random: Random,
  stage: CaseloadStage,
): Promise<CommittedCase> {
  if (last === null) return open(number, caseId, random, stage);
  const { db, seals, clock, definition: programme } = stage;
  clock.set(last);
  const state = await createCaseStates(seals).at(db, { kind: 'case', id: caseId }, sequence);
  const facts = { now: last, programme, calendar: calendarOf(state.facilityId) };
  const kase = new CommittedCase(stage, caseId, { kase: state, facts });
  await kase.tick();
  return kase;
}

async function liveOn(
  kase: CommittedCase,
  key: string,
  told: number,
  random: Random,
  stage: CaseloadStage,
): Promise<void> {
  let given = Math.max(1, told);
  const course = new Course(stage.clock.now(), random);
  for (;;) {
    const wakeAt = firstDeadline(kase.standing.kase, kase.standing.facts)?.at ?? null;
    const turn = course.next(sceneOf(kase, random), wakeAt);
    if (!turn || turn.at > stage.now) return;
    stage.clock.set(turn.at);
    if (turn.give === null) {
      await kase.tick();
      continue;
    }
    const scene = sceneOf(kase, random);
    const deed = turn.give(scene);
    const attempt = deed && !('until' in deed) ? attemptOf(deed, scene) : null;
    if (attempt === null || leftToOthers.includes(attempt.name)) {
      turn.settle('not_yet');
      continue;
    }
    const { outcome } = await kase.attempt(inOtherWords(attempt, random), commandId(key, given));
    turn.settle(outcome === 'accepted' ? 'accepted' : 'refused');
    if (outcome === 'accepted') given += 1;
  }
}

/** The texts differ from case to case, and have no content. */
function inOtherWords({ body, ...attempt }: Attempt, random: Random): Attempt {
  return { ...attempt, body: reworded(body, random) as object };
}

function reworded(value: unknown, random: Random): unknown {
  if (value instanceof FreeText) return new FreeText(aSentence(random));
  if (Array.isArray(value)) return value.map((each) => reworded(each, random));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, reworded(each, random)]));
}

async function open(number: number, caseId: string, random: Random, stage: CaseloadStage): Promise<CommittedCase> {
  const key = `caseload-${number}`;
  const facility = random.pick(facilities);
  const calendar = calendarOf(facility.key);
  // Most came in the last two years; some have been here for long.
  const begins = instant(Date.parse(stage.now) - (4 + 1_400 * random.next() ** 2.5) * day);
  stage.clock.set(begins);
  const { usual, referringAgencyId } = crewOf(number % 2 === 0 ? 'coordinator' : 'coordinator2');
  const { definition: programme } = stage;
  const body = {
    ...opening({ caseId, programme, calendar, begins, random, years: 0 }),
    reference: `TC-${idFrom(key, 'reference').slice(0, 8).toUpperCase()}`,
    alias: anAlias(number, random),
    programme: stage.programme,
    personRef: idFrom(key, 'person'),
    coordinatingAgencyId: 'programme-office',
    referringAgencyId,
    referredById: usual.referrer,
    leadCoordinatorId: usual.coordinator,
    facilityId: facility.key,
    pathwayIn: new FreeText(aSentence(random)),
  };
  const bornOn = instant(Date.parse(begins) - random.between(7_000, 17_000) * day).slice(0, 10);
  const attempt: Attempt = { by: usual.coordinator, name: 'openCase', body };
  return opened(stage, caseId, attempt, { ...aName(random), bornOn }, commandId(key, 0));
}

function calendarOf(facilityId: string): WorkingCalendar {
  const { calendar } = facilities.find(({ key }) => key === facilityId) ?? facilities[0];
  return calendars.find(({ id }) => id === calendar) ?? calendars[0];
}

function sceneOf({ standing, stage }: CommittedCase, random: Random): Play {
  const { kase } = standing;
  const lead = kase.functions.lead_coordinator === 'coordinator2' ? 'coordinator2' : 'coordinator';
  const crew = crewOf(lead);
  const away = new Set<string>();
  const cast = castOf(crew, (personId) => isThere({ kase, away }, personId));
  return { ...seenAt(standing, cast, stage.clock.now()), kase, openTasks: openTasks(kase), random, crew, away, temper };
}
