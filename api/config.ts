import { z } from 'zod';
import { hostVariable, portVariable, variables, type Environment } from '../shared/platform/config';

/** The API's environment variables, besides those of the engine's own SDK. Its database login cannot read link keys. */
export const apiConfig = (environment: Environment) =>
  z.object({
    ...variables.database(),
    ...variables.keyStore(),
    ...variables.engine(),
    ...variables.programmes(),
    ...variables.publicNames(environment),
    ...variables.issuer(environment),
    ...variables.client(),
    PORT: portVariable(3000),
    METRICS_PORT: portVariable(9464),
    HOST: hostVariable(environment),
    /** Number of proxies in front, which decides the hop that gives a client's address. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(60_000),
    /** Upper limit of signals to the engine per second; waiting nudges of a stream are merged. */
    NUDGES_PER_SECOND: z.coerce.number().int().min(1).default(25),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  });

export type ApiConfig = z.output<ReturnType<typeof apiConfig>> & { readonly THROUGHCARE_ENV: Environment };
