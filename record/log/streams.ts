import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import { prepared } from '../postgres/prepared';
import type { Database, Row } from '../postgres/schema';

/** Locks the row of a stream until the transaction ends, and returns it; null where there is none. */
export async function lockStream(trx: Kysely<Database>, { kind, id }: StreamRef): Promise<Row<'streams'> | null> {
  const query = trx.selectFrom('streams').selectAll().where('kind', '=', kind).where('id', '=', id).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** The sequence of a stream's last event, or null where there is no such stream. */
export async function findSequence(db: Kysely<Database>, { kind, id }: StreamRef): Promise<number | null> {
  const query = db.selectFrom('streams').select('sequence').where('kind', '=', kind).where('id', '=', id);
  return (await query.modifyEnd(prepared).executeTakeFirst())?.sequence ?? null;
}

/** Whether a stream's agenda changed since its workflow last fetched it. */
export async function isDirty(db: Kysely<Database>, { kind, id }: StreamRef): Promise<boolean> {
  const query = db.selectFrom('streams').select('dirty_since').where('kind', '=', kind).where('id', '=', id);
  const row = await query.modifyEnd(prepared).executeTakeFirst();
  return row !== undefined && row.dirty_since !== null;
}

/** Streams whose workflow has or may have something left to do: paged by kind and id, for `engine:resume`. */
export async function* openStreams(db: Kysely<Database>, pageSize = 500): AsyncGenerator<StreamRef> {
  const query = db
    .selectFrom('streams')
    .select(['kind', 'id'])
    .where((eb) =>
      eb.or([
        eb('ended', '=', false),
        eb.exists(
          eb
            .selectFrom('notifications')
            .select('notifications.id')
            .whereRef('stream_kind', '=', 'streams.kind')
            .whereRef('stream_id', '=', 'streams.id')
            .where('status', '=', 'owed'),
        ),
      ]),
    )
    .orderBy('kind')
    .orderBy('id')
    .limit(pageSize);
  let page = await query.execute();
  for (let last = page.at(-1); last; last = page.at(-1)) {
    yield* page;
    const { kind, id } = last;
    page = await query.where((eb) => eb(eb.refTuple('kind', 'id'), '>', eb.tuple(kind, id))).execute();
  }
}
