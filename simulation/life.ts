import type { Command, Narrative, ServiceCommand } from '../shared/domain/commands';
import type { NewEvent } from '../shared/domain/events';
import { firstDeadline } from '../shared/domain/deadlines';
import { agenda, decide, evolve } from '../shared/domain/kernel';
import type { Facts } from '../shared/domain/kernel-types';
import type { CaseState } from '../shared/domain/state';
import { instant, type Instant, type WorkingCalendar } from '../shared/domain/time';
import type { Programme } from '../shared/programme/schema';
import { actorOf, cast, directory, service } from './cast';
import { broken } from './invariants';
import { opening } from './opening';
import { day, type Intention, type Play } from './play';
import type { Random } from './random';
import { intentions } from './routine';
import { firstOccurrences, happening, nextOccurrence } from './world';

/** What came of one case. */
export interface Life {
  readonly kase: CaseState;
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

export interface Setting {
  readonly caseId: string;
  readonly programme: Programme;
  readonly calendar: WorkingCalendar;
  readonly begins: Instant;
  readonly years: number;
  readonly random: Random;
}

const words: Narrative = { narrativeId: 'words', commitment: 'sha256:0' };
const weighedEvery = 100;

/** Plays one case through the kernel alone, from its referral on, checking after every decision what must hold. */
export function live(setting: Setting): Life {
  return new Player(setting).play();
}

class Player {
  private kase: CaseState | null = null;
  private now: Instant;
  private readonly log: { readonly event: NewEvent; readonly at: Instant; readonly by: string }[] = [];
  private readonly minded = new Map<string, { readonly at: number; readonly left: number }>();
  private readonly world: Map<string, number>;
  private readonly accepted = new Map<string, number>();
  private readonly refused = new Map<string, number>();
  private readonly faults: string[] = [];
  private commands = 0;
  private ticks = 0;
  private ids = 0;
  private largest = 0;

  constructor(private readonly setting: Setting) {
    this.now = setting.begins;
    this.world = firstOccurrences(setting.random);
  }

  play(): Life {
    const { begins, years } = this.setting;
    const end = Date.parse(begins) + years * 365.25 * day;
    this.give(cast.coordinator, { name: 'openCase', data: opening(this.setting) });
    while (this.step(end));
    const { kase } = this;
    if (!kase) throw new Error('a case that nobody opened');
    this.weigh(kase);
    this.foldAgain(kase);
    const { commands, ticks, accepted, refused, largest, faults } = this;
    return { kase, commands, ticks, events: this.log.length, accepted, refused, largest, faults };
  }

  /** The next thing that anybody does or that time brings; whether there was one before the end. */
  private step(end: number): boolean {
    const { kase } = this;
    if (!kase || kase.phase === 'closed' || kase.diedOn !== null) return false;
    const meant = intentions(this.scene(kase));
    const next = this.soonest(meant);
    const wakeAt = this.firstDeadline(kase);
    const wake = wakeAt === null ? Number.POSITIVE_INFINITY : Date.parse(wakeAt);
    const [name, comes] = this.nextHappening();
    const happens = Date.parse(this.setting.begins) + comes * day;
    const at = Math.min(next?.at ?? Number.POSITIVE_INFINITY, wake, happens);
    if (at > end || this.commands + this.ticks > 20_000) return false;
    this.now = instant(Math.max(at, Date.parse(this.now)));
    if (at === wake) this.tick();
    else if (next && at === next.at) this.act(next.intention);
    else this.happen(name);
    return true;
  }

  private nextHappening(): readonly [name: string, days: number] {
    let first: readonly [string, number] = ['', Number.POSITIVE_INFINITY];
    for (const each of this.world) if (each[1] < first[1]) first = each;
    return first;
  }

  private soonest(meant: readonly Intention[]): { readonly intention: Intention; readonly at: number } | null {
    let first: { readonly intention: Intention; readonly at: number } | null = null;
    const keys = new Set<string>();
    for (const intention of meant) {
      keys.add(intention.key);
      let known = this.minded.get(intention.key);
      if (!known) {
        known = { at: Date.parse(this.now) + intention.days * day, left: 4 };
        this.minded.set(intention.key, known);
      }
      if (known.left > 0 && (first === null || known.at < first.at)) first = { intention, at: known.at };
    }
    for (const key of this.minded.keys()) if (!keys.has(key)) this.minded.delete(key);
    return first;
  }

  /** Somebody does what they meant to; where it is refused they try again a few days later, and then let it be. */
  private act({ key, by, give }: Intention): void {
    const { kase } = this;
    if (!kase) return;
    const known = this.minded.get(key);
    const command = give(this.scene(kase));
    const done = command !== null && this.give(by || giverOf(command), command);
    if (!done && known) this.minded.set(key, { at: Date.parse(this.now) + 5 * day, left: known.left - 1 });
    else this.minded.delete(key);
  }

  private happen(name: string): void {
    const { kase } = this;
    const days = (Date.parse(this.now) - Date.parse(this.setting.begins)) / day;
    this.world.set(name, days + Math.max(0.01, nextOccurrence(name, this.setting.random)));
    const command = kase && happening(name, this.scene(kase));
    if (command) this.give(giverOf(command, kase), command);
  }

  private tick(): void {
    this.ticks += 1;
    this.decide('service', { name: 'tick' });
  }

  /** A command is given when everything before it has been seen to. Whether it was accepted. */
  private give(by: string, command: Command): boolean {
    this.commands += 1;
    return this.decide(by, command);
  }

  private decide(by: string, command: Command | ServiceCommand): boolean {
    const { programme, calendar, caseId } = this.setting;
    const before = this.kase;
    const outcome = decide(before, command, this.facts(by === 'service' ? service : actorOf(by)));
    if (!outcome.accepted) {
      const { code, path } = outcome.rejection;
      count(this.refused, `${command.name}: ${code}${path ? ` (${path})` : ''}`);
      return false;
    }
    count(this.accepted, command.name);
    const kase = outcome.kase && { ...outcome.kase, caseId };
    if (!kase) return true;
    for (const event of outcome.events) this.log.push({ event, at: this.now, by });
    this.kase = before && outcome.events.length === 0 ? before : kase;
    const moment = { command, by, now: this.now, before, events: outcome.events, kase: this.kase, programme, calendar };
    // What a decision makes due at once is seen to right after it, as the record does.
    if (command.name !== 'tick' && this.isDue(this.kase)) this.decide('service', { name: 'tick' });
    for (const fault of command.name === 'tick' ? broken(moment) : broken({ ...moment, kase: this.kase }))
      this.faults.push(`${caseId} at ${this.now}, ${command.name} by ${by}: ${fault}`);
    if (this.log.length % weighedEvery < outcome.events.length) this.weigh(this.kase);
    return true;
  }

  private firstDeadline(kase: CaseState): Instant | null {
    const { programme, calendar } = this.setting;
    return firstDeadline(kase, { programme, calendar, now: this.now })?.at ?? null;
  }

  private isDue(kase: CaseState): boolean {
    const first = this.firstDeadline(kase);
    return first !== null && first <= this.now;
  }

  private weigh(kase: CaseState): void {
    this.largest = Math.max(this.largest, Buffer.byteLength(JSON.stringify(kase)));
    const { owed } = agenda(kase, this.facts(service));
    if (new Set(owed.map(({ key }) => key)).size < owed.length)
      this.faults.push(`${kase.caseId}: one thing is owed twice`);
  }

  /** Folding the log, as it would be read back, gives the state. */
  private foldAgain(kase: CaseState): void {
    const { caseId: streamId } = this.setting;
    let folded: CaseState | null = null;
    for (const { event, at, by } of this.log) {
      const read = JSON.parse(JSON.stringify(event)) as NewEvent;
      folded = evolve(folded, { ...read, streamId, at, actorId: by });
    }
    if (JSON.stringify(sorted(folded)) !== JSON.stringify(sorted(kase)))
      this.faults.push(`${streamId}: folding the log gives another state`);
  }

  private scene(kase: CaseState): Play {
    const { programme, calendar, random } = this.setting;
    return { kase, now: this.now, programme, calendar, random, cast, words: () => words };
  }

  private facts(actor: Facts['actor']): Facts {
    const { programme, calendar } = this.setting;
    const newId = (): string => `id-${(this.ids += 1)}`;
    const others = { 'other-case': { caseId: 'other-case', facilityId: 'facility' } };
    return { now: this.now, actor, programme, calendar, people: directory, newId, others };
  }
}

/** Who gives a command that nobody in particular was to give. */
function giverOf(command: Command, kase: CaseState | null = null): string {
  switch (command.name) {
    case 'decideHousing':
    case 'closeCase':
    case 'skipReassessment':
    case 'recordSuitability':
      return cast.chair;
    case 'recordScreening':
      return 'health' in command.data.findings || 'self_harm' in command.data.findings ? cast.health : cast.dutyOfficer;
    case 'setLevelOfConcern':
      return kase?.functions.assessor ?? cast.coordinator;
    case 'recordRestrictedEntry':
      return kase?.functions.custodian ?? cast.custodian;
    case 'resumeActivities':
    case 'recordDeath':
    case 'revokeIncentive':
      return cast.facilityManager;
    default:
      return cast.coordinator;
  }
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
