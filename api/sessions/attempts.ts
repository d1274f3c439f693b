import type { Request, Response } from 'express';
import { z } from 'zod';
import type { KeyRing } from '../../shared/platform/config';
import type { Instant } from '../../shared/domain/time';
import { openJson, sealJson, type SealedUse } from '../http/sealed';
import { listCookies, readCookie, type Cookies } from './cookies';
import { attemptMs, before } from './lasting';
import type { Attempt } from './provider';

/** An attempt to sign in, and the path that it leads to. */
export interface PendingAttempt {
  readonly attempt: Attempt;
  readonly to: string;
  readonly at: Instant;
}

const shape = z.object({
  attempt: z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), maxAge: z.number() }),
  to: z.string(),
  at: z.string(),
}) satisfies z.ZodType<PendingAttempt>;

/** Tabs that may sign in at once; the cookies of more would fill the header. */
const most = 5;

/**
 * Stores an attempt in a sealed cookie of its browser: a stranger fills no table, and a callback that another browser
 * began signs nobody in.
 */
export function rememberAttempt(
  keys: KeyRing,
  cookies: Cookies,
  request: Request,
  response: Response,
  pending: PendingAttempt,
): void {
  const { state } = pending.attempt;
  const others = listCookies(request.get('Cookie')).filter(([name]) => name.startsWith(cookies.attempt('')));
  if (others.length >= most) for (const [name] of others) response.clearCookie(name, cookies.options);
  const sealed = sealJson(keys, useOf(state), pending);
  response.cookie(cookies.attempt(state), sealed, { ...cookies.options, maxAge: attemptMs });
}

/** The attempt of this browser with this state, once: its cookie is removed. Null for none, or one that is too old. */
export function takeAttempt(
  keys: KeyRing,
  cookies: Cookies,
  request: Request,
  response: Response,
  now: Instant,
): PendingAttempt | null {
  const state = request.query['state'];
  if (typeof state !== 'string') return null;
  const name = cookies.attempt(state);
  const sealed = readCookie(request.get('Cookie'), name);
  if (sealed === undefined) return null;
  response.clearCookie(name, cookies.options);
  const pending = shape.safeParse(openJson(keys, useOf(state), sealed));
  return pending.success && pending.data.at >= before(now, attemptMs) ? pending.data : null;
}

function useOf(state: string): SealedUse {
  return { purpose: 'attempt to sign in', about: state };
}
