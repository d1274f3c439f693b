import { opening } from '../../../simulation/opening';
import { Course } from '../../../simulation/course';
import type { Play } from '../../../simulation/play';
import { createRandom, type Random } from '../../../simulation/random';
import { FreeText } from '../../../shared/contracts/requests/text';
import type { CommandName, Narrative } from '../../../shared/domain/commands';
import { firstDeadline } from '../../../shared/domain/deadlines';
import { instant, type WorkingCalendar } from '../../../shared/domain/time';
import type { Programme } from '../../../shared/programme/schema';
import { calendars, facilities } from '../../directory';
import { accepted, attempt, tick, type Stage, type Standing } from '../giving';
import { commandId, idFrom } from '../ids';
import { findProgress } from '../progress';
import type { Act } from '../step';
import { castOf } from './cast';
import { keepFromEngine, leaveToEngine, standingOf } from './marks';
import { aName, anAlias, aSentence } from './words';

export interface CaseloadStage extends Stage {
  readonly definition: Programme;
}

const day = 86_400_000;
/** Nearly all people answer in time: open tasks are recent, and few reminders are owed. */
const temper = { silent: 0.01, slowest: 0.95 };
/** The case stays open; users of the stack may close it. */
const leftToOthers: readonly CommandName[] = ['closeCase', 'recordDeath'];

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
  if (done.last !== null) stage.clock.set(done.last);
  const first = done.last === null ? await open(number, caseId, random, stage) : await tick(caseId, stage);
  await keepFromEngine(stage.db, caseId);
  await liveOn(caseId, key, first, done.commands.size, random, stage);
  stage.clock.set(stage.now);
  await tick(caseId, stage);
  await leaveToEngine(stage.db, caseId);
  return true;
}

async function liveOn(
  caseId: string,
  key: string,
  from: Standing,
  told: number,
  random: Random,
  stage: CaseloadStage,
): Promise<void> {
  let standing = from;
  let given = Math.max(1, told);
  const course = new Course(stage.clock.now(), random);
  const scene = (): Play => sceneOf(standing, random, stage);
  for (;;) {
    const wakeAt = firstDeadline(standing.kase, standing.facts)?.at ?? null;
    const turn = course.next(scene(), wakeAt);
    if (!turn || turn.at > stage.now) return;
    stage.clock.set(turn.at);
    if (turn.give === null) {
      standing = await tick(caseId, stage);
      continue;
    }
    const meant = turn.give(scene());
    if (meant === null || leftToOthers.includes(meant.command.name)) {
      turn.settle('not_yet');
      continue;
    }
    const { by, command } = meant;
    const act: Act = { by, name: command.name, body: { ...command.data } };
    const outcome = await attempt(caseId, commandId(key, given), act, stage);
    turn.settle(outcome.outcome === 'accepted' ? 'accepted' : 'refused');
    if (outcome.outcome !== 'accepted') continue;
    given += 1;
    standing = { kase: outcome.state, facts: outcome.facts };
  }
}

async function open(number: number, caseId: string, random: Random, stage: CaseloadStage): Promise<Standing> {
  const key = `caseload-${number}`;
  const facility = random.pick(facilities);
  const calendar: WorkingCalendar = calendars.find(({ id }) => id === facility.calendar) ?? calendars[0];
  // Most began in the last two years, some long ago.
  const begins = instant(Date.parse(stage.now) - (4 + 1_400 * random.next() ** 2.5) * day);
  stage.clock.set(begins);
  const cast = castOf(number % 2 === 0 ? 'coordinator' : 'coordinator2');
  const { definition: programme } = stage;
  const body = {
    ...opening({ caseId, programme, calendar, begins, random, years: 0 }),
    reference: `TC-${idFrom(key, 'reference').slice(0, 8).toUpperCase()}`,
    alias: anAlias(number, random),
    programme: stage.programme,
    personRef: idFrom(key, 'person'),
    coordinatingAgencyId: 'programme-office',
    referringAgencyId: cast.referrer.agencyId,
    referredById: cast.referrer.personId,
    facilityId: facility.key,
    leadCoordinatorId: cast.coordinator,
    pathwayIn: new FreeText(aSentence(random)),
  };
  const bornOn = instant(Date.parse(begins) - random.between(7_000, 17_000) * day).slice(0, 10);
  const subject = { ...aName(random), bornOn };
  const act: Act = { by: cast.coordinator, name: 'openCase', body };
  return accepted(await attempt(caseId, commandId(key, 0), act, stage, { subject }), key);
}

function sceneOf({ kase, facts }: Standing, random: Random, stage: CaseloadStage): Play {
  const lead = kase.functions.lead_coordinator === 'coordinator2' ? 'coordinator2' : 'coordinator';
  return {
    ...{ kase, random, temper, programme: facts.programme, calendar: facts.calendar },
    now: stage.clock.now(),
    cast: castOf(lead),
    away: new Set(),
    anEntry: () => null,
    // The text itself, as in a body: commit stores it and refers to it.
    words: () => new FreeText(aSentence(random)) as unknown as Narrative,
  };
}
