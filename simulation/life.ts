import type { Command, Narrative, ServiceCommand } from '../shared/domain/commands';
import type { NewEvent } from '../shared/domain/events';
import { firstDeadline, hasEnded } from '../shared/domain/deadlines';
import { agenda, decide, evolve } from '../shared/domain/kernel';
import type { EntryFacts, Facts } from '../shared/domain/kernel-types';
import type { CaseState } from '../shared/domain/state';
import { laterBy, type Instant } from '../shared/domain/time';
import { serviceActor } from '../shared/domain/service';
import { actorOf, cast, directory, whoMayLeave } from './cast';
import { Course } from './course';
import { broken } from './invariants';
import { opening, type Setting } from './opening';
import { day, type Play } from './play';

/** What came of one case: plain data, so that a thread can hand it to another. */
export interface Life {
  /** The phase that it is in at last, or that the person died. */
  readonly stands: CaseState['phase'] | 'died';
  readonly outcome: string | null;
  readonly commands: number;
  readonly ticks: number;
  readonly events: number;
  /** How often each command, by its name, or a rejection, by its code, came about. */
  readonly accepted: ReadonlyMap<string, number>;
  readonly refused: ReadonlyMap<string, number>;
  /** Of the state as JSON, in bytes: the largest that was seen. */
  readonly largest: number;
  /** What was broken, and when. */
  readonly faults: readonly string[];
}

interface Departure {
  readonly personId: string;
  readonly at: Instant;
}

const words: Narrative = { narrativeId: 'words', commitment: 'sha256:0' };
/** The entry of the opening, the one that every case has. */
const entry: EntryFacts = {
  entryId: 'entry',
  mark: { type: 'caseOpened', actorId: cast.coordinator },
  isCorrection: false,
};
const temper = { silent: 0.05, slowest: 1.4 };
const weighedEvery = 100;
const decisionsAtMost = 20_000;
const departuresAYear = 0.15;
const others = { 'other-case': { caseId: 'other-case', facilityId: 'facility' } };

/** Plays one case through the kernel alone, from its referral on, checking after every decision what must hold. */
export function live(setting: Setting): Life {
  return new Player(setting).play();
}

class Player {
  private kase: CaseState | null = null;
  private now: Instant;
  private readonly course: Course;
  private readonly departures: Departure[];
  private readonly away = new Set<string>();
  private people: Facts['people'] = directory;
  private readonly log: { readonly event: NewEvent; readonly at: Instant; readonly by: string }[] = [];
  private readonly accepted = new Map<string, number>();
  private readonly refused = new Map<string, number>();
  private readonly faults: string[] = [];
  private commands = 0;
  private ticks = 0;
  private ids = 0;
  private largest = 0;

  constructor(private readonly setting: Setting) {
    this.now = setting.begins;
    this.course = new Course(setting.begins, setting.random);
    this.departures = whoMayLeave
      .map((personId) => ({
        personId,
        at: laterBy(setting.begins, setting.random.daysUntil(departuresAYear / whoMayLeave.length) * day),
      }))
      .sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  play(): Life {
    const { begins, years } = this.setting;
    const end = laterBy(begins, years * 365.25 * day);
    this.give(cast.coordinator, { name: 'openCase', data: opening(this.setting) });
    while (this.step(end));
    const { kase } = this;
    if (!kase) throw new Error('a case that nobody opened');
    this.weigh(kase);
    if (this.setting.foldsAgain) this.foldAgain(kase);
    const { commands, ticks, accepted, refused, largest, faults } = this;
    const stands = kase.diedOn ? 'died' : kase.phase;
    const outcome = kase.outcome?.code ?? null;
    return { stands, outcome, commands, ticks, events: this.log.length, accepted, refused, largest, faults };
  }

  /** The next thing that anybody does or that time brings; whether there was one before the end. */
  private step(end: Instant): boolean {
    const { kase } = this;
    if (!kase || hasEnded(kase)) return false;
    const turn = this.course.next(this.scene(kase), this.wakeAt(kase));
    if (!turn || turn.at > end || this.commands + this.ticks > decisionsAtMost) return false;
    this.now = turn.at;
    this.leave();
    if (turn.give === null) this.tick();
    else {
      const given = turn.give(this.scene(kase));
      turn.settle(given === null ? 'not_yet' : this.give(given.by, given.command) ? 'accepted' : 'refused');
    }
    return true;
  }

  /** Whoever leaves by now is no longer active; what they were asked is handed on. */
  private leave(): void {
    while (this.departures[0] && this.departures[0].at <= this.now) {
      const gone = this.departures.shift()?.personId ?? '';
      const known = this.people[gone];
      this.away.add(gone);
      if (known) this.people = { ...this.people, [gone]: { ...known, active: false } };
    }
  }

  private tick(): void {
    this.ticks += 1;
    this.decide('service', { name: 'tick' });
  }

  /** Whether it was accepted. */
  private give(by: string, command: Command): boolean {
    this.commands += 1;
    return this.decide(by, command);
  }

  private decide(by: string, command: Command | ServiceCommand): boolean {
    const { programme, calendar, caseId } = this.setting;
    const before = this.kase;
    const outcome = decide(before, command, this.facts(by === 'service' ? serviceActor : actorOf(by)));
    if (!outcome.accepted) {
      const { code, path } = outcome.rejection;
      count(this.refused, `${command.name}: ${code}${path ? ` (${path})` : ''}`);
      return false;
    }
    count(this.accepted, command.name);
    const { events, kase: decided } = outcome;
    if (!decided) return true;
    // A case that is opened bears no id yet.
    this.kase = before ? decided : { ...decided, caseId };
    for (const event of events) this.log.push({ event, at: this.now, by });
    // What a decision makes due at once is seen to right after it, as the record does.
    if (command.name !== 'tick' && this.isDue(this.kase)) this.decide('service', { name: 'tick' });
    for (const fault of broken({ command, by, now: this.now, before, events, kase: this.kase, programme, calendar }))
      this.faults.push(`${caseId} at ${this.now}, ${command.name} by ${by}: ${fault}`);
    if (this.log.length % weighedEvery < events.length) this.weigh(this.kase);
    return true;
  }

  private wakeAt(kase: CaseState): Instant | null {
    const { programme, calendar } = this.setting;
    return firstDeadline(kase, { programme, calendar, now: this.now })?.at ?? null;
  }

  private isDue(kase: CaseState): boolean {
    const first = this.wakeAt(kase);
    return first !== null && first <= this.now;
  }

  private weigh(kase: CaseState): void {
    this.largest = Math.max(this.largest, Buffer.byteLength(JSON.stringify(kase)));
    const { owed } = agenda(kase, this.facts(serviceActor));
    if (new Set(owed.map(({ key }) => key)).size < owed.length)
      this.faults.push(`${kase.caseId}: one thing is owed twice`);
  }

  /** Folding the log, as it would be read back, gives the state. */
  private foldAgain(kase: CaseState): void {
    const { caseId: streamId } = this.setting;
    const readBack = JSON.parse(JSON.stringify(this.log)) as typeof this.log;
    let folded: CaseState | null = null;
    for (const { event, at, by } of readBack) folded = evolve(folded, { ...event, streamId, at, actorId: by });
    if (JSON.stringify(sorted(folded)) !== JSON.stringify(sorted(kase)))
      this.faults.push(`${streamId}: folding the log gives another state`);
  }

  private scene(kase: CaseState): Play {
    const { programme, calendar, random } = this.setting;
    const { now, away } = this;
    return { kase, now, programme, calendar, random, cast, away, temper, words: () => words, anEntry: () => entry };
  }

  private facts(actor: Facts['actor']): Facts {
    const { programme, calendar } = this.setting;
    return { now: this.now, actor, programme, calendar, people: this.people, newId: this.newId, others, entry };
  }

  private readonly newId = (): string => `id-${(this.ids += 1)}`;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The same value with the keys of every object in order and nothing undefined. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
