import { inTime } from './in-time';

/** What a process depends on, and how it checks whether that is available. */
export interface Dependency {
  /** Throws if the dependency does not work. Ends by itself, soon, whatever the network does. */
  readonly probe: () => Promise<unknown>;
  /** Whether the process can do nothing without it; otherwise what it does is late or less. */
  readonly isNeeded: boolean;
}

export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly dependencies: Readonly<Record<string, Found>>;
}

export interface Found {
  readonly ok: boolean;
  /** That the last look took. */
  readonly milliseconds: number;
}

export type AskReadiness = () => Promise<Readiness>;

export interface ReadinessOptions {
  /** After how many milliseconds without an answer a dependency counts as away. */
  readonly patience?: number;
  /** Cache TTL of a good answer, in milliseconds, so that frequent questions cost the dependencies little. */
  readonly keptMs?: number;
}

/**
 * Whether a process can do its work, dependency by dependency. Checked on demand, so that an answer is never older than
 * `keptMs` and `patience` together, even if a dependency hangs.
 */
export function createReadiness(
  dependencies: Readonly<Record<string, Dependency>>,
  { patience = 2_000, keptMs = 1_000 }: ReadinessOptions = {},
): AskReadiness {
  const looks = Object.entries(dependencies).map(([name, { probe, isNeeded }]) => ({
    name,
    isNeeded,
    look: believedFor(keptMs, () => look(probe, patience)),
  }));
  return async () => {
    const found = await Promise.all(looks.map(async (each) => ({ ...each, found: await each.look() })));
    const away = found.filter((each) => !each.found.ok);
    const status = away.some(({ isNeeded }) => isNeeded) ? 'unavailable' : away.length > 0 ? 'degraded' : 'ready';
    return { status, dependencies: Object.fromEntries(found.map((each) => [each.name, each.found])) };
  };
}

/** Concurrent callers share one check, and a good answer is cached for a while; a bad one is not. */
function believedFor(keptMs: number, work: () => Promise<Found>): () => Promise<Found> {
  let last: { readonly found: Promise<Found>; until: number } | null = null;
  return () => {
    if (last !== null && performance.now() < last.until) return last.found;
    const next = { found: work(), until: Infinity };
    last = next;
    void next.found.then(({ ok }) => (next.until = ok ? performance.now() + keptMs : 0));
    return next.found;
  };
}

async function look(probe: () => Promise<unknown>, patience: number): Promise<Found> {
  const began = performance.now();
  const ok = await inTime(probe, patience).then(
    () => true,
    () => false,
  );
  return { ok, milliseconds: Math.round((performance.now() - began) * 10) / 10 };
}
