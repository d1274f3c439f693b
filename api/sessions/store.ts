import { Cookie, Store, type SessionData } from 'express-session';
import { z } from 'zod';
import type { SessionRows } from '../../record/sessions/rows';
import type { KeyRing } from '../../shared/platform/config';
import type { Instant } from '../../shared/domain/time';
import { openJson, sealJson, type SealedUse } from '../http/sealed';
import { aliveSince, before, seenEveryMs } from './lasting';
import type { SessionContent } from './session';

const content = z.object({
  signIn: z.object({
    personId: z.string(),
    subject: z.string(),
    signedInAt: z.string(),
    authenticatedAt: z.string(),
    idToken: z.string(),
  }),
  csrfToken: z.string(),
}) satisfies z.ZodType<SessionContent>;

interface StoreParts {
  readonly rows: SessionRows;
  readonly keys: KeyRing;
  readonly now: () => Instant;
  /** Gets the error of a row whose time could not be moved on. */
  readonly reportError: (error: unknown) => void;
}

type Done = (error?: unknown) => void;

/**
 * The sessions of express-session as sealed rows of the record. Written once at sign-in: the content of a session never
 * changes, so that a request which ends late cannot bring back a session that has ended. connect-pg-simple would store ids
 * and content in clear, and end sessions by a clock of its own.
 */
export class SealedStore extends Store {
  readonly #parts: StoreParts;

  constructor(parts: StoreParts) {
    super();
    this.#parts = parts;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#find(id).then(
      (session) => done(null, session),
      (error: unknown) => done(error),
    );
  }

  override set(id: string, session: SessionData, done: Done = () => undefined): void {
    const { signIn, csrfToken, seenAt } = session;
    if (!signIn || typeof csrfToken !== 'string' || seenAt !== undefined) {
      done();
      return;
    }
    const { rows, keys, now } = this.#parts;
    const at = now();
    const sealed = sealJson(keys, useOf(id), { signIn, csrfToken } satisfies SessionContent);
    // Each sign-in deletes rows that have ended: they open nothing, so nothing hurries.
    const work = rows.prune(aliveSince(at)).then(() => rows.add(id, { sealed, signedInAt: at, seenAt: at }));
    work.then(() => done(), done);
  }

  override destroy(id: string, done: Done = () => undefined): void {
    this.#parts.rows.remove(id).then(() => done(), done);
  }

  /** A time that cannot be moved on spoils no response: at worst the session ends early. */
  override touch(id: string, { seenAt }: SessionData, done: () => void = () => undefined): void {
    const { rows, now, reportError } = this.#parts;
    const at = now();
    if (seenAt === undefined || seenAt > before(at, seenEveryMs)) {
      done();
      return;
    }
    void rows.markSeen(id, at).catch(reportError).then(done);
  }

  async #find(id: string): Promise<SessionData | null> {
    const { rows, keys, now } = this.#parts;
    const row = await rows.find(id, aliveSince(now()));
    if (!row) return null;
    const opened = content.safeParse(openJson(keys, useOf(id), row.sealed));
    return opened.success ? { ...opened.data, seenAt: row.seenAt, cookie: new Cookie() } : null;
  }
}

/** A row moved to another id does not open. */
function useOf(id: string): SealedUse {
  return { purpose: 'page session', about: id };
}
