import { instant, type Instant } from '../shared/domain/time';
import type { Deed } from '../stories/act';
import type { Random } from '../stories/random';
import { day, type Intention, type Play } from './play';
import { intentions } from './routine';
import { firstOccurrences, happening, nextOccurrence } from './world';

/** The next step of a life: deadlines fall due, or a person carries out an intention. */
export interface Turn {
  readonly at: Instant;
  /** Null for a step of time. */
  readonly give: ((play: Play) => Deed | null) | null;
  /**
   * Takes the result. A refused intention is tried again some days later, and given up after some tries; one that made
   * no sense yet is planned again.
   */
  readonly settle: (came: 'accepted' | 'refused' | 'not_yet') => void;
}

interface Minded {
  readonly at: number;
  readonly left: number;
}

const triesAtMost = 4;
const daysBetweenTries = 5;

/** Puts the intentions of people, the events from outside and the deadlines of a case in order. */
export class Course {
  private readonly minded = new Map<string, Minded>();
  private readonly world: Map<string, number>;

  constructor(
    private readonly begins: Instant,
    private readonly random: Random,
  ) {
    this.world = firstOccurrences(random);
  }

  /** The first step that can come to a case in its present state; null if none can. */
  next(play: Play, wakeAt: Instant | null): Turn | null {
    const now = Date.parse(play.now);
    const meant = this.soonest(intentions(play), play, now);
    const [name, days] = this.nextHappening();
    const happens = Date.parse(this.begins) + days * day;
    const wake = wakeAt === null ? Number.POSITIVE_INFINITY : Date.parse(wakeAt);
    const first = Math.min(meant?.at ?? Number.POSITIVE_INFINITY, wake, happens);
    if (first === Number.POSITIVE_INFINITY) return null;
    const at = instant(Math.max(first, now));
    if (first === wake) return { at, give: null, settle: () => undefined };
    return meant && first === meant.at ? this.doing(meant.intention, at) : this.happening(name, at);
  }

  private doing({ key, give }: Intention, at: Instant): Turn {
    const settle: Turn['settle'] = (came) => {
      const known = this.minded.get(key);
      const left = (known?.left ?? 0) - (came === 'refused' ? 1 : 0);
      if (came === 'accepted' || !known) this.minded.delete(key);
      else this.minded.set(key, { at: Date.parse(at) + daysBetweenTries * day, left });
    };
    return { at, give, settle };
  }

  private happening(name: string, at: Instant): Turn {
    const days = (Date.parse(at) - Date.parse(this.begins)) / day;
    this.world.set(name, days + Math.max(0.01, nextOccurrence(name, this.random)));
    return { at, give: (play) => happening(name, play), settle: () => undefined };
  }

  private nextHappening(): readonly [name: string, days: number] {
    let first: readonly [string, number] = ['', Number.POSITIVE_INFINITY];
    for (const each of this.world) if (each[1] < first[1]) first = each;
    return first;
  }

  /** Sets a time for each new intention, and forgets those that nobody has any more. */
  private soonest(
    meant: readonly Intention[],
    play: Play,
    now: number,
  ): { readonly intention: Intention; readonly at: number } | null {
    let first: { readonly intention: Intention; readonly at: number } | null = null;
    const keys = new Set<string>();
    for (const intention of meant) {
      keys.add(intention.key);
      let known = this.minded.get(intention.key);
      if (!known) {
        known = { at: now + intention.days(play) * day, left: triesAtMost };
        this.minded.set(intention.key, known);
      }
      if (known.left > 0 && (first === null || known.at < first.at)) first = { intention, at: known.at };
    }
    if (keys.size < this.minded.size) for (const key of this.minded.keys()) if (!keys.has(key)) this.minded.delete(key);
    return first;
  }
}
