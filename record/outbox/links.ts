import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Instant } from '../../shared/domain/time';
import { duplicateIn } from '../postgres/duplicates';
import { prepared } from '../postgres/prepared';
import type { Database, Row } from '../postgres/schema';

/** The data from which a token is made, never the token. */
export interface StoredLink {
  readonly linkId: string;
  readonly keyId: string;
}

interface LinkToKeep extends StoredLink {
  readonly stream: StreamRef;
  readonly taskId: string;
  readonly generation: number;
  readonly personId: string;
  /** SHA-256 of the token. */
  readonly tokenHash: Buffer;
  readonly expiresAt: Instant;
}

/** A link with its task, its person and its expiry. */
interface ActionLink extends Omit<LinkToKeep, 'tokenHash'> {
  readonly createdAt: Instant;
  /** When its page was first shown. Link scanners open pages too: telemetry, never evidence. */
  readonly openedAt: Instant | null;
}

/** The links in mails, one for each task and generation: the same in every retry and reminder (api.md, "Links"). */
export interface Links {
  find(taskId: string, generation: number): Promise<StoredLink | null>;
  /** Stores a new link, or returns the existing one, which then expires no earlier than `expiresAt`. */
  ensure(link: LinkToKeep): Promise<StoredLink>;
  /** The link whose token has this SHA-256; the caller checks whether it is still valid. */
  findByHash(tokenHash: Buffer): Promise<ActionLink | null>;
  markOpened(linkId: string): Promise<void>;
}

export function createLinks({ db, now }: { readonly db: Kysely<Database>; readonly now: () => Instant }): Links {
  return {
    async find(taskId, generation) {
      const row = await db
        .selectFrom('action_links')
        .select(['id as linkId', 'key_id as keyId'])
        .where('task_id', '=', taskId)
        .where('generation', '=', generation)
        .modifyEnd(prepared)
        .executeTakeFirst();
      return row ?? null;
    },
    async ensure(link) {
      const keep = async (): Promise<StoredLink> => keepOrProlong(db, link, now());
      // Of two parallel inserts of a link, one may violate the primary key, which `on conflict` does not name: it then
      // exists.
      return keep().catch((error: unknown) => {
        if (duplicateIn(error) === null) throw error;
        return keep();
      });
    },
    async findByHash(tokenHash) {
      const row = await db
        .selectFrom('action_links')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row ? toLink(row) : null;
    },
    async markOpened(linkId) {
      const opened = { opened_at: now() };
      await db
        .updateTable('action_links')
        .set(opened)
        .where('id', '=', linkId)
        .where('opened_at', 'is', null)
        .execute();
    },
  };
}

/** Inserts the link, or prolongs the one of its task and generation. */
async function keepOrProlong(db: Kysely<Database>, link: LinkToKeep, now: Instant): Promise<StoredLink> {
  return db
    .insertInto('action_links')
    .values({
      id: link.linkId,
      stream_kind: link.stream.kind,
      stream_id: link.stream.id,
      task_id: link.taskId,
      generation: link.generation,
      person_id: link.personId,
      key_id: link.keyId,
      token_hash: link.tokenHash,
      created_at: now,
      expires_at: link.expiresAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['task_id', 'generation']).doUpdateSet((eb) => ({
        expires_at: eb.fn('greatest', [eb.ref('action_links.expires_at'), eb.ref('excluded.expires_at')]),
      })),
    )
    .returning(['id as linkId', 'key_id as keyId'])
    .modifyEnd(prepared)
    .executeTakeFirstOrThrow();
}

function toLink(row: Row<'action_links'>): ActionLink {
  return {
    linkId: row.id,
    keyId: row.key_id,
    stream: { kind: row.stream_kind, id: row.stream_id },
    taskId: row.task_id,
    generation: row.generation,
    personId: row.person_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    openedAt: row.opened_at,
  };
}
