import { z } from 'zod';
import { hostVariable, portVariable, variables, type Environment } from '../shared/platform/config';

/** What the API reads from its environment, besides the variables of the engine's own SDK. Its login reads no link key. */
export const apiConfig = (environment: Environment) =>
  z.object({
    ...variables.database(),
    ...variables.keyStore(),
    ...variables.engine(),
    ...variables.programmes(),
    ...variables.publicNames(environment),
    ...variables.issuer(environment),
    PORT: portVariable(3000),
    METRICS_PORT: portVariable(9464),
    HOST: hostVariable(environment),
    /** How many proxies stand in front, so that a client's address is taken from the right hop. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(60_000),
    /** Signals to the engine that leave in a second at most; what waits is told together. */
    NUDGES_PER_SECOND: z.coerce.number().int().min(1).default(25),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  });

export type ApiConfig = z.output<ReturnType<typeof apiConfig>> & { readonly THROUGHCARE_ENV: Environment };
