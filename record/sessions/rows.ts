import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';

/** A session as it is stored: its content sealed, its times in clear. */
interface SessionRow {
  readonly sealed: string;
  readonly signedInAt: Instant;
  readonly seenAt: Instant;
}

/** A session lives while it was seen and began after these instants. */
export interface AliveSince {
  readonly seenAfter: Instant;
  readonly signedInAfter: Instant;
}

/** Access to the sessions of the pages. Ids are secrets of browsers, so only their SHA-256 is stored. */
export interface SessionRows {
  /** Null for an unknown session, and for one that has ended. */
  find(id: string, alive: AliveSince): Promise<SessionRow | null>;
  add(id: string, row: SessionRow): Promise<void>;
  markSeen(id: string, at: Instant): Promise<void>;
  remove(id: string): Promise<void>;
  /** Deletes the rows of sessions that have ended. */
  prune(alive: AliveSince): Promise<void>;
}

/** Each method throws RecordUnavailable where the record cannot be reached. */
export function createSessionRows(db: Kysely<Database>): SessionRows {
  return {
    async find(id, { seenAfter, signedInAfter }) {
      const [row] = await db
        .selectFrom('sessions')
        .select(['sealed', 'signed_in_at', 'seen_at'])
        .where('id', '=', hashOf(id))
        .where('seen_at', '>', seenAfter)
        .where('signed_in_at', '>', signedInAfter)
        .modifyEnd(prepared)
        .execute();
      return row ? { sealed: row.sealed, signedInAt: row.signed_in_at, seenAt: row.seen_at } : null;
    },
    async add(id, { sealed, signedInAt, seenAt }) {
      const row = { id: hashOf(id), sealed, signed_in_at: signedInAt, seen_at: seenAt };
      await db.insertInto('sessions').values(row).execute();
    },
    async markSeen(id, at) {
      await db.updateTable('sessions').set({ seen_at: at }).where('id', '=', hashOf(id)).execute();
    },
    async remove(id) {
      await db.deleteFrom('sessions').where('id', '=', hashOf(id)).execute();
    },
    async prune({ seenAfter, signedInAfter }) {
      await db
        .deleteFrom('sessions')
        .where((row) => row.or([row('seen_at', '<=', seenAfter), row('signed_in_at', '<=', signedInAfter)]))
        .execute();
    },
  };
}

function hashOf(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
