import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The worker's metrics; their names are part of the contract with operators (docs/operations). */
export interface WorkerMetrics {
  readonly registry: Registry;
  readonly nudges: Counter<'result'>;
  readonly activities: Counter<'activity' | 'result'>;
  readonly activitySeconds: Histogram<'activity'>;
  readonly sweptStreams: Counter<'result'>;
  readonly checkpoints: Counter<'result'>;
  readonly ready: Gauge;
}

export function createMetrics(): WorkerMetrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    nudges: new Counter({
      name: 'throughcare_nudges_total',
      help: 'Nudges sent to the engine, by result: reached, or unreached within a second.',
      labelNames: ['result'],
      registers,
    }),
    activities: new Counter({
      name: 'throughcare_activities_total',
      help: 'Activities that ended, by name and result: done, sent, dropped, failed, or error (tried again).',
      labelNames: ['activity', 'result'],
      registers,
    }),
    activitySeconds: new Histogram({
      name: 'throughcare_activity_seconds',
      help: 'How long an attempt of an activity took.',
      labelNames: ['activity'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    sweptStreams: new Counter({
      name: 'throughcare_swept_streams_total',
      help: 'Streams that the sweep found, by result: nudged, refreshed (given a fresh run) or unreached.',
      labelNames: ['result'],
      registers,
    }),
    checkpoints: new Counter({
      name: 'throughcare_checkpoints_total',
      help: 'Checkpoints of the log by result: made, or refused since the log is not what was signed before.',
      labelNames: ['result'],
      registers,
    }),
    ready: new Gauge({
      name: 'throughcare_worker_ready',
      help: '1 while both workers of this process take tasks.',
      registers,
    }),
  };
}
