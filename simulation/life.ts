import { evolve } from '../shared/domain/case-rules';
import { hasEnded } from '../shared/domain/kernel/deadlines';
import type { AgendaFacts, Rejection } from '../shared/domain/kernel/types';
import type { CaseEvent, CaseState } from '../shared/domain/case';
import { laterBy, type Instant } from '../shared/domain/time';
import type { Deed } from '../stories/act';
import { CaseFile } from '../stories/drivers/kernel/case-file';
import { openTask } from '../stories/seen';
import { Course } from './course';
import { crew, directory, whoMayLeave } from './crew';
import { opening } from './opening';
import { castOf, day, isThere, type Play, type Setting, type Temper } from './play';
import { stray, type Attempt } from './stray';

/** One decision of a life: the command, its result, and the state before and after. */
export interface Moment {
  /** The life and the position in it: enough to live it again. */
  readonly of: string;
  readonly by: string;
  readonly name: string;
  /** Null for the opening of the case. */
  readonly before: CaseState | null;
  readonly kase: CaseState;
  readonly facts: AgendaFacts;
  readonly refusal: Rejection | null;
  /** The events of the command, and those that time brought about with it. */
  readonly events: readonly CaseEvent[];
  /** An error that was thrown. There must never be one. */
  readonly thrown?: unknown;
}

interface Departure {
  readonly personId: string;
  readonly at: Instant;
}

const temper: Temper = { silent: 0.05, slowest: 1.4 };
const strayedAfterTheEnd = 25;
const departuresAYear = 0.15;
/** Stray attempts a year. */
const triesAYear = 400;

/**
 * Lives one case through the kernel alone, from its referral on.
 * @param watch called after every decision
 * @returns the case with its log
 */
export function live(setting: Setting, watch: (moment: Moment) => void): CaseFile {
  return new Player(setting, watch).play();
}

class Player {
  private readonly file: CaseFile;
  private readonly course: Course;
  private readonly departures: Departure[];
  private readonly away = new Set<string>();
  private decisions = 0;

  constructor(
    private readonly setting: Setting,
    private readonly watch: (moment: Moment) => void,
  ) {
    const { begins, random, caseId, programme, calendar, quick = false } = setting;
    this.file = new CaseFile({ caseId, programme, calendar, quick, now: begins, people: directory });
    this.course = new Course(begins, random);
    this.departures = whoMayLeave
      .map((personId) => ({
        personId,
        at: laterBy(begins, random.daysUntil(departuresAYear / whoMayLeave.length) * day),
      }))
      .sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  play(): CaseFile {
    const { begins, years, strays = 0 } = this.setting;
    const { file } = this;
    const end = laterBy(begins, years * 365.25 * day);
    this.try({ by: crew.usual.coordinator, name: 'openCase', body: opening(this.setting) });
    while (this.step(end));
    if (strays > 0 && hasEnded(file.kase)) for (let left = strayedAfterTheEnd; left > 0; left -= 1) this.stray();
    return file;
  }

  /** Takes the next step; false if there was none before the end. */
  private step(end: Instant): boolean {
    const { file, setting } = this;
    const { random, strays = 0, decisionsAtMost = 20_000 } = setting;
    if (hasEnded(file.kase)) return false;
    const play = this.scene();
    const turn = this.course.next(play, file.wakeAt);
    if (!turn || turn.at > end || this.decisions > decisionsAtMost) return false;
    if (random.chance(strays)) {
      const soon = laterBy(file.now, random.daysUntil(triesAYear) * day);
      file.now = soon < turn.at ? soon : turn.at;
      this.stray();
      return true;
    }
    file.now = turn.at;
    this.leave();
    if (turn.give === null) this.tick();
    else {
      const deed = turn.give(this.scene());
      turn.settle(deed === null ? 'not_yet' : this.give(deed) ? 'accepted' : 'refused');
    }
    return true;
  }

  /** People who leave by now become inactive; their tasks are reassigned. */
  private leave(): void {
    const { file } = this;
    while (this.departures[0] && this.departures[0].at <= file.now) {
      const gone = this.departures.shift()?.personId ?? '';
      const known = file.people[gone];
      this.away.add(gone);
      if (known) file.people = { ...file.people, [gone]: { ...known, active: false } };
    }
  }

  private tick(): void {
    this.decide('service', 'tick', () => {
      this.file.tick();
      return null;
    });
  }

  /** True if the command was accepted. */
  private give(deed: Deed): boolean {
    if ('until' in deed) return false;
    if ('name' in deed) return this.try(deed);
    const { taskId, assigneeId } = openTask(this.scene(), deed.kind, deed.about);
    const body = { taskId, answer: deed.answer, ...deed.extra };
    return this.try({ by: assigneeId, name: 'answerTask', body });
  }

  private stray(): void {
    this.file.tick();
    this.try(stray(this.scene(), Object.keys(directory)));
  }

  private try({ by, name, body, occurredAt }: Attempt): boolean {
    return this.decide(by, name, () => this.file.try(by, name, body as never, occurredAt));
  }

  private decide(by: string, name: string, act: () => Rejection | null): boolean {
    const { file } = this;
    this.decisions += 1;
    const since = file.log.length;
    const before = since > 0 ? file.kase : null;
    let outcome: Pick<Moment, 'refusal' | 'thrown'>;
    try {
      outcome = { refusal: act() };
    } catch (thrown) {
      outcome = { refusal: null, thrown };
    }
    const { kase, agendaFacts: facts } = file;
    const of = `${kase.caseId} under ${facts.programme.id}, decision ${this.decisions} at ${facts.now}`;
    this.watch({ of, by, name, before, kase, facts, events: file.log.slice(since), ...outcome });
    return outcome.refusal === null;
  }

  private scene(): Play {
    const { file, away, setting } = this;
    const { kase, openTasks, programme, calendar, now, otherCaseId, openingEntry } = file;
    const { random } = setting;
    return {
      kase,
      openTasks,
      missing: [],
      programme,
      calendar,
      now,
      otherCaseId,
      openingEntry,
      random,
      crew,
      away,
      temper,
      // Computed on demand: few readers of a scene use it.
      get cast() {
        return castOf(crew, (personId) => isThere({ kase, away }, personId));
      },
    };
  }
}

/** True if folding the log, as it would be read back, gives the state. */
export function foldsAgain({ log, kase }: CaseFile): boolean {
  const readBack = JSON.parse(JSON.stringify(log)) as readonly CaseEvent[];
  const folded = readBack.reduce<CaseState | null>((state, event) => evolve(state, event), null);
  return JSON.stringify(sorted(folded)) === JSON.stringify(sorted(kase));
}

/** The same value with sorted keys and without undefined fields. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
