import { Gauge, type Registry } from 'prom-client';

/** One metric, read from what was found out for all of them at once. */
export interface Figure<Found> {
  readonly name: string;
  readonly help: string;
  /** Of figures that there are several of. */
  readonly label?: string;
  /** By the label's value, or one number; null where there is none. */
  readonly of: (found: Found) => number | null | Readonly<Record<string, number | null>>;
}

const patience = 2_500;

/**
 * Shows figures that are found out when somebody asks for the metrics, once for all of them. What is not found out in
 * time, or fails, is left out: a gap, and never an old figure.
 */
export function observe<Found>(
  registry: Registry,
  find: () => Promise<Found>,
  figures: readonly Figure<NoInfer<Found>>[],
): void {
  const found = once(() => inTime(find));
  for (const { name, help, label, of } of figures) {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      labelNames: label === undefined ? [] : [label],
      collect: async () => {
        const all = await found();
        const values = all === null ? null : of(all);
        gauge.reset();
        if (typeof values === 'number') gauge.set(values);
        else if (label === undefined) gauge.remove();
        else
          for (const [each, value] of Object.entries(values ?? {}))
            if (value !== null) gauge.set({ [label]: each }, value);
      },
    });
  }
}

async function inTime<T>(find: () => Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  return Promise.race([find(), late])
    .catch(() => null)
    .finally(() => clearTimeout(timer));
}

/** Calls that come while one is under way share its answer. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () => (underWay ??= work().finally(() => (underWay = null)));
}
