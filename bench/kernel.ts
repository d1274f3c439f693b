import { agenda, decide } from '../shared/domain/kernel';
import type { Facts } from '../shared/domain/kernel-types';
import { missingAtGate } from '../shared/domain/phases';
import { openTasks } from '../shared/domain/asking';
import type { CaseState } from '../shared/domain/state';
import { instant, type WorkingCalendar } from '../shared/domain/time';
import { readDefinitions } from '../shared/programme/loader';
import type { Programme } from '../shared/programme/schema';
import { answerTo } from '../simulation/answers';
import { actorOf, cast, directory } from '../simulation/cast';
import type { Given } from '../simulation/course';
import { opening } from '../simulation/opening';
import { specialistOf, type Play } from '../simulation/play';
import { createRandom } from '../simulation/random';
import { step, stepTowards } from '../simulation/towards';

const forAtMost = 5_000;
const sessionsPlanned = 20;
const roundsAtMost = 40;
const day = 86_400_000;
const start = Date.parse('2031-03-03T08:00:00.000Z');
const calendar: WorkingCalendar = { timeZone: 'Europe/Paris', weekend: [6, 7], holidays: [] };

/**
 * Plays one case from the referral through every gate into the programme, then plans sessions; returns the accepted
 * commands.
 */
function journey(programme: Programme): readonly Given[] {
  const random = createRandom(7);
  const accepted: Given[] = [];
  const newId = ids();
  let kase: CaseState | null = null;
  const give = (given: Given): void => {
    const after: CaseState | null = commit(kase, given, factsAt(accepted.length, programme, newId));
    if (!after) return;
    kase = after;
    accepted.push(given);
  };
  const play = (of: CaseState): Play => ({
    kase: of,
    programme,
    calendar,
    random,
    cast,
    now: nowAt(accepted.length),
    away: new Set(),
    temper: { silent: 0, slowest: 1 },
    anEntry: () => null,
    words: () => ({ narrativeId: 'text', commitment: 'sha256:0' }),
  });
  const begins = nowAt(0);
  const data = opening({ caseId: 'case', programme, calendar, begins, years: 1, random });
  give({ by: cast.coordinator, command: { name: 'openCase', data } });
  const standing = (): CaseState => kase ?? fail();
  for (let round = 0; round < roundsAtMost && standing().phase !== 'programme'; round += 1) {
    for (const missing of missingAtGate(standing(), factsAt(accepted.length, programme, newId))) {
      const next = stepTowards(play(standing()), missing);
      if (next) give(next);
    }
    for (const task of openTasks(standing()))
      give({ by: task.assigneeId, command: { name: 'answerTask', data: answerTo(play(standing()), task) } });
  }
  const tracks = standing().plan?.tracks ?? [];
  for (let week = 0; week < sessionsPlanned; week += 1) {
    const track = tracks[week % tracks.length] ?? fail();
    const startsAt = instant(start + (week + 1) * 7 * day);
    const specialistId = specialistOf(play(standing()), track.discipline);
    const data = { trackId: track.trackId, specialistId, startsAt, minutes: 60, placeCode: 'room_a' };
    give(step(cast.coordinator, 'planSession', data));
  }
  return accepted;
}

/** The kernel calls of one commit: tick, decision with its state, agenda. */
function commit(kase: CaseState | null, { by, command }: Given, facts: Omit<Facts, 'actor'>): CaseState | null {
  const actor = actorOf(by);
  if (kase) decide(kase, { name: 'tick' }, { ...facts, actor });
  const decision = decide(kase, command, { ...facts, actor });
  if (!decision.accepted || !decision.kase) return null;
  agenda(decision.kase, facts);
  return decision.kase;
}

function nowAt(index: number): string {
  return instant(start + index * 60_000);
}

function factsAt(index: number, programme: Programme, newId: () => string): Omit<Facts, 'actor'> {
  return { now: nowAt(index), programme, calendar, people: directory, newId };
}

function ids(): () => string {
  let last = 0;
  return () => `id-${(last += 1)}`;
}

/** Prints how many commands a second the kernel decides on one core. */
async function main(): Promise<void> {
  const { programmes } = await readDefinitions('programmes/standard');
  const programme = programmes[0]?.programme;
  if (!programme) throw new Error('no standard programme below the present folder');
  const given = journey(programme);
  const names = new Set(given.map(({ command }) => command.name));
  let commands = 0;
  // Processor time of this core, so that other load on the machine does not count.
  const before = process.cpuUsage();
  const started = performance.now();
  while (performance.now() - started < forAtMost) {
    let kase: CaseState | null = null;
    const newId = ids();
    for (const [index, each] of given.entries()) kase = commit(kase, each, factsAt(index, programme, newId)) ?? fail();
    commands += given.length;
  }
  const { user, system } = process.cpuUsage(before);
  const perSecond = Math.round((commands * 1_000_000) / (user + system));
  console.log(
    `The kernel: ${perSecond.toLocaleString('en')} commands a second on one core, ${given.length} of ${names.size} kinds to a case.`,
  );
}

function fail(): never {
  throw new Error('the journey of the bench does not hold together');
}

void main();
