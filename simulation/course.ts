import { instant, type Instant } from '../shared/domain/time';
import type { Deed } from '../stories/act';
import type { Random } from '../stories/random';
import { day, type Intention, type Play } from './play';
import { intentions } from './routine';
import { firstOccurrences, happening, nextOccurrence } from './world';

/** What comes next in a life: time is looked at, or somebody gives what they meant to when the time has come. */
export interface Turn {
  readonly at: Instant;
  /** Null where it is time that brings something. */
  readonly give: ((play: Play) => Deed | null) | null;
  /**
   * Says what became of it. What was refused is tried again some days later, and given up after some tries; what made no
   * sense yet is thought of again.
   */
  readonly settle: (came: 'accepted' | 'refused' | 'not_yet') => void;
}

interface Minded {
  readonly at: number;
  readonly left: number;
}

const triesAtMost = 4;
const daysBetweenTries = 5;

/** The order of what people mean to do, of what comes upon a case from outside, and of what is due by itself. */
export class Course {
  private readonly minded = new Map<string, Minded>();
  private readonly world: Map<string, number>;

  constructor(
    private readonly begins: Instant,
    private readonly random: Random,
  ) {
    this.world = firstOccurrences(random);
  }

  /** The first of all that may come to a case as it stands; null where nothing does. */
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

  /** Whatever is thought of for the first time gets its time; what nobody means to do any more is forgotten. */
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
