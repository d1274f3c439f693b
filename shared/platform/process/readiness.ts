import { inTime } from './in-time';

/** A dependency of a process, and the probe of its availability. */
export interface Dependency {
  /** Throws when the dependency does not work. Must end soon by itself, whatever the network does. */
  readonly probe: () => Promise<unknown>;
  /** Whether the process cannot work without it; otherwise its work is late or reduced. */
  readonly isNeeded: boolean;
}

interface Readiness {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly dependencies: Readonly<Record<string, Found>>;
}

interface Found {
  readonly ok: boolean;
  /** Duration of the last probe. */
  readonly milliseconds: number;
}

export type AskReadiness = () => Promise<Readiness>;

export interface ReadinessOptions {
  /** Milliseconds without an answer after which a dependency counts as unavailable. */
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
