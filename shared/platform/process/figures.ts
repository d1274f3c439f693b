import { Gauge, type Registry } from 'prom-client';
import { inTime } from './in-time';

/** A gauge computed from one shared query result. */
export interface Figure<Found> {
  readonly name: string;
  readonly help: string;
  /** The label, for a gauge with several values. */
  readonly label?: string;
  /** Values by label, or one number; null for none. */
  readonly of: (found: Found) => number | null | Readonly<Record<string, number | null>>;
}

const patience = 2_500;

/**
 * Registers gauges that are computed when the metrics are scraped, all from one query. If the query fails or takes too
 * long, the gauges are left out: a gap, and never an old figure.
 */
export function observe<Found>(
  registry: Registry,
  find: () => Promise<Found>,
  figures: readonly Figure<NoInfer<Found>>[],
): void {
  const found = once(() => inTime(find, patience).catch(() => null));
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

/** Concurrent calls share one result. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () => (underWay ??= work().finally(() => (underWay = null)));
}
