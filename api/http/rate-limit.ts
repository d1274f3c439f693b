import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { callerOf } from '../auth/authentication';
import { Problem } from '../errors/problem';

/** Limits requests per person, so that one runaway program does not block the others. Prisons share an address. */
export function setUpRateLimit(requestsPerMinute: number): RequestHandler {
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  return async (_, response, next) => {
    const refusal = await limiter.consume(callerOf(response).personId).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (refusal instanceof RateLimiterRes) throw tooMany(Math.ceil(refusal.msBeforeNext / 1000));
    next(refusal);
  };
}

function tooMany(seconds: number): Problem {
  return new Problem(429, 'too_many_requests', {
    detail: 'Too many requests from this account. Wait as long as Retry-After says.',
    headers: { 'Retry-After': String(Math.max(1, seconds)) },
  });
}
