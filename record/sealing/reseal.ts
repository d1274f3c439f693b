import { sql, type Kysely } from 'kysely';
import type { StreamKind } from '../../shared/contracts/engine';
import type { Key } from '../keys/types';
import type { Database } from '../postgres/schema';
import { contactPlace, contentPlace, subjectPlace, type Place } from './place';
import { keyIdBytesOf, openWith, sealWith, type SealingHere } from './seals';

export interface Resealed {
  /** Rows that are now under the new key. */
  readonly resealed: number;
  /** Rows still under the old one, written meanwhile by a process that did not know the new one. */
  readonly left: number;
}

const atOnce = 200;

/**
 * Reseals content of a key under its successor in the same lineage, in small transactions, so that readers and writers
 * continue. Repeat it after an interruption, and until nothing is left. Snapshots are deleted, and made again later.
 *
 * @param db as a login of throughcare_keeper
 */
export async function reseal(
  db: Kysely<Database>,
  here: SealingHere,
  { from, to }: { readonly from: Key; readonly to: Key },
): Promise<Resealed> {
  const rows = rowsOf(from);
  await rows.forget?.(db);
  let resealed = 0;
  for (;;) {
    const done = await db.transaction().execute(async (trx) => {
      const batch = await rows.take(trx);
      for (const { place, sealed } of batch) {
        const anew = sealWith(to, place, openWith(from, place, sealed, here), here);
        await rows.put(trx, place, anew);
      }
      return batch.length;
    });
    resealed += done;
    if (done === 0) return { resealed, left: await rows.count(db) };
  }
}

interface Held {
  readonly place: Place;
  readonly sealed: Buffer;
}

interface Rows {
  /** Some rows that the key sealed, locked until the transaction ends. */
  take(trx: Kysely<Database>): Promise<readonly Held[]>;
  put(trx: Kysely<Database>, place: Place, sealed: Buffer): Promise<unknown>;
  count(db: Kysely<Database>): Promise<number>;
  forget?(db: Kysely<Database>): Promise<unknown>;
}

/** The rows of a key's lineage: `seal/{owner}/{compartment}/{retention}`. */
function rowsOf(key: Key): Rows {
  const [family, owner = '', compartment = ''] = key.lineage.split('/');
  if (family !== 'seal') throw new Error(`${key.lineage} seals nothing of the record`);
  const kind = owner.slice(0, owner.indexOf(':'));
  const id = owner.slice(kind.length + 1);
  if (kind === 'person') return rowsOfOne(key, 'subjects', 'ref', subjectPlace(id));
  if (kind === 'staff') return rowsOfOne(key, 'people_contact', 'person_id', contactPlace(id));
  return rowsOfStream(key, { kind: kind as StreamKind, id }, compartment);
}

function rowsOfStream(key: Key, stream: { kind: StreamKind; id: string }, compartment: string): Rows {
  const under = sql`stream_kind = ${stream.kind} and stream_id = ${stream.id}
    and substring(sealed from 2 for 16) = ${keyIdBytesOf(key)}`;
  return {
    async take(trx) {
      const { rows } = await sql<{ id: string; sealed: Buffer }>`
        select id, sealed from contents where ${under} and compartment = ${compartment}
        limit ${atOnce} for update`.execute(trx);
      return rows.map(({ id, sealed }) => ({ place: contentPlace(stream, id, compartment), sealed }));
    },
    put: (trx, { row }, sealed) =>
      trx
        .updateTable('contents')
        .set({ sealed })
        .where('stream_kind', '=', stream.kind)
        .where('stream_id', '=', stream.id)
        .where('id', '=', row)
        .execute(),
    async count(db) {
      const { rows } = await sql<{ left: number }>`
        select (select count(*) from contents where ${under}) + (select count(*) from snapshots where ${under}) as left
      `.execute(db);
      return rows[0]?.left ?? 0;
    },
    forget: (db) => sql`delete from snapshots where ${under}`.execute(db),
  };
}

function rowsOfOne(key: Key, table: 'subjects' | 'people_contact', idColumn: string, place: Place): Rows {
  const under = sql`${sql.ref(idColumn)} = ${place.row} and substring(sealed from 2 for 16) = ${keyIdBytesOf(key)}`;
  return {
    async take(trx) {
      const { rows } = await sql<{ sealed: Buffer }>`
        select sealed from ${sql.table(table)} where ${under} for update`.execute(trx);
      return rows.map(({ sealed }) => ({ place, sealed }));
    },
    put: (trx, _place, sealed) => sql`update ${sql.table(table)} set sealed = ${sealed} where ${under}`.execute(trx),
    async count(db) {
      const { rows } = await sql<{ left: number }>`
        select count(*) as left from ${sql.table(table)} where ${under}`.execute(db);
      return rows[0]?.left ?? 0;
    },
  };
}
