import { z } from 'zod';
import { hostVariable, portVariable, variables, type Environment } from '../shared/platform/config';

/** The worker's environment variables, besides those of the engine's SDK. */
export const workerConfig = (environment: Environment) =>
  z.object({
    ...variables.database(),
    ...variables.keyStore(),
    ...variables.engine(),
    ...variables.programmes(),
    ...variables.publicNames(environment),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'a URL such as smtp://user:password@host:587' }),
    MAIL_FROM: z.email('one bare address such as post@throughcare.example'),
    METRICS_PORT: portVariable(9465),
    HOST: hostVariable(environment),
    /** Interval of the sweep and of keeping the log; also the delay of a mail whose nudge was lost. */
    SWEEP_SECONDS: z.coerce.number().int().min(1).max(3_600).default(60),
    /** Minutes between two checkpoints of the log; the log itself is kept at the sweep's interval. */
    CHECKPOINT_MINUTES: z.coerce.number().min(0.1).max(1_440).default(60),
    /** Outside holders of checkpoints: a directory and an address. */
    CHECKPOINT_DIR: z.string().optional(),
    CHECKPOINT_MAIL: z.email('one bare address such as checkpoints@auditor.example').optional(),
    /** Far above the number of concurrent tasks: the SDK may evict a run that waits for its agenda (docs/adr/0011). */
    WORKER_CACHED_WORKFLOWS: z.coerce.number().int().min(100).max(100_000).default(1_000),
    WORKER_ACTIVITIES: z.coerce.number().int().min(1).max(500).default(20),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  });

export type WorkerConfig = z.output<ReturnType<typeof workerConfig>> & { readonly THROUGHCARE_ENV: Environment };
