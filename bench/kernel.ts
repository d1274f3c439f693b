import { referTexts } from '../shared/domain/contract/narratives';
import type { CaseState, Command, ServiceCommand } from '../shared/domain/case';
import { agenda, decide } from '../shared/domain/case-rules';
import type { Actor, Facts } from '../shared/domain/kernel/types';
import { instant } from '../shared/domain/time';
import { readDefinitions } from '../shared/programme/loader';
import type { Programme } from '../shared/programme/schema';
import { opening } from '../stories/bodies';
import { as, directory } from '../stories/directory';
import { CaseFile, text } from '../stories/drivers/kernel/case-file';
import { pathTo } from '../stories/path';
import { paris } from '../stories/programmes';
import { planned } from '../stories/steps';
import type { Said } from '../stories/act';

const forAtMost = 5_000;
const sessionsPlanned = 20;
const day = 86_400_000;
const start = Date.parse('2031-03-03T08:00:00.000Z');

interface Given {
  readonly by: string;
  readonly command: Command;
}

/** A case that remembers what was given in it. */
class Remembering extends CaseFile {
  readonly given: Given[] = [];

  override refusal(by: string | Actor, said: Said<Command> | ServiceCommand): ReturnType<CaseFile['refusal']> {
    const command = referTexts(said, () => text) as Command;
    this.given.push({ by: typeof by === 'string' ? by : by.personId, command });
    return super.refusal(by, said);
  }
}

/** One case from the referral through every gate into the programme, and then sessions, one a week. */
function journey(programme: Programme): readonly Given[] {
  const file = new Remembering({ programme, now: nowAt(0) });
  const { id, version } = programme;
  file.do('coordinator', 'openCase', opening({ programme: { id, version, hash: 'hash' } }));
  file.play(pathTo('programme'));
  for (let week = 1; week <= sessionsPlanned; week += 1)
    file.play(planned({ startsAt: instant(start + week * 7 * day) }));
  return file.given;
}

/** The kernel calls of one commit: tick, decision with its state, agenda. */
function commit(kase: CaseState | null, { by, command }: Given, facts: Omit<Facts, 'actor'>): CaseState | null {
  const actor = as(by);
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
  return { now: nowAt(index), programme, calendar: paris, people: directory, newId };
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
