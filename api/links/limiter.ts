import { CompiledQuery, type Kysely } from 'kysely';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Database } from '../../record/postgres/schema';
import { networkOf } from './network';

/** Stops an address from guessing tokens. Links that exist are never limited: a prison shares one address. */
export interface UnknownLinkLimiter {
  /** Counts one unknown token from an address: null where it may go on, else the seconds to wait. */
  count(address: string): Promise<number | null>;
}

const limits = { points: 60, duration: 600, keyPrefix: 'unknown_link' } as const;

/** Counts in PostgreSQL, together with every other API process; in this process while the database is away. */
export function createSharedLimiter(db: Kysely<Database>, reportError: (error: unknown) => void): UnknownLinkLimiter {
  const limiter: RateLimiterAbstract = new RateLimiterPostgres(
    {
      ...limits,
      storeClient: {
        query: ({ text, values }: { text: string; values?: readonly unknown[] }) =>
          db.executeQuery(CompiledQuery.raw(text, [...(values ?? [])])),
      },
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      insuranceLimiter: new RateLimiterMemory(limits),
    },
    (error?: Error) => {
      if (error) reportError(error);
    },
  );
  return limitBy(limiter);
}

function limitBy(limiter: RateLimiterAbstract): UnknownLinkLimiter {
  return {
    async count(address) {
      try {
        await limiter.consume(networkOf(address));
        return null;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
    },
  };
}
