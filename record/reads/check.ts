import { sql, type Kysely } from 'kysely';
import type { Database, Row } from '../postgres/schema';
import { hashOfBatch, lineOf, nothingBefore, printOf, readPrints, type Print } from './chaining';

/** The result of a check of the read log: sound, or its first fault. */
export type CheckedReads =
  | { readonly sound: true; readonly batches: number; readonly rows: number }
  | {
      readonly sound: false;
      readonly what: 'altered' | 'removed' | 'inserted';
      readonly batch: number;
      /** The row; null where it is the batch itself. */
      readonly readId: number | null;
    };
type Fault = Extract<CheckedReads, { readonly sound: false }>;

/** A batch as outsiders may have it: hashes (64 hexadecimal digits) and counts, without the reads themselves. */
export interface ExportedBatch {
  readonly number: number;
  readonly firstId: number;
  readonly lastId: number;
  readonly count: number;
  readonly previous: string;
  readonly hash: string;
  readonly at: string;
}

/**
 * Recomputes every batch of the read log and compares it with its leaf in the tree `reads`. Sound means that they
 * agree. Only a checkpoint of that tree at an outside holder reveals that all of it was computed anew.
 */
export async function checkReads(db: Kysely<Database>): Promise<CheckedReads> {
  const size = await treeSize(db);
  let previous = nothingBefore;
  let batches = 0;
  let rows = 0;
  for await (const batch of walkBatches(db)) {
    const number = batches + 1;
    if (batch.number !== number) return { sound: false, what: 'removed', batch: number, readId: null };
    const fault = isInTree(batch, size) ? await faultIn(db, batch, previous) : wholeBatch;
    if (fault) return { sound: false, batch: number, ...fault };
    previous = batch.hash;
    batches = number;
    rows += batch.count;
  }
  if (size > batches) return { sound: false, what: 'removed', batch: batches + 1, readId: null };
  return (await findStray(db)) ?? { sound: true, batches, rows };
}

/** All batches in order, for an export. */
export async function* exportReadBatches(db: Kysely<Database>): AsyncGenerator<ExportedBatch> {
  for await (const { number, first_id, last_id, count, previous, hash, at } of walkBatches(db)) {
    const hashes = { previous: previous.toString('hex'), hash: hash.toString('hex') };
    yield { number, firstId: first_id, lastId: last_id, count, ...hashes, at };
  }
}

const wholeBatch = { what: 'altered', readId: null } as const;
const atOnce = 100;

/** A batch with its leaf in the tree, where it has one. */
type Walked = Row<'read_batches'> & { readonly leaf: Buffer | null };

async function* walkBatches(db: Kysely<Database>): AsyncGenerator<Walked> {
  for (let after = 0; ;) {
    const page = await db
      .selectFrom('read_batches as b')
      .leftJoin('tree_leaves as l', (join) =>
        join.on('l.tree', '=', 'reads').onRef('l.position', '=', sql<number>`b.number - 1`),
      )
      .selectAll('b')
      .select('l.hash as leaf')
      .where('b.number', '>', after)
      .orderBy('b.number')
      .limit(atOnce)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < atOnce) return;
    after = last.number;
  }
}

async function faultIn(
  db: Kysely<Database>,
  batch: Row<'read_batches'>,
  previous: Buffer,
): Promise<Pick<Fault, 'what' | 'readId'> | null> {
  const rows = await db
    .selectFrom('reads')
    .selectAll()
    .where('batch', '=', batch.number)
    .where('id', '>=', batch.first_id)
    .where('id', '<=', batch.last_id)
    .orderBy('id')
    .execute();
  const lines = rows.map(lineOf);
  const follows = batch.previous.equals(previous);
  if (follows && rows.length === batch.count && hashOfBatch(previous, lines).equals(batch.hash)) return null;
  const found = rows.map(({ id }, place) => printOf(id, lines[place] ?? ''));
  return firstDifference(readPrints(batch.prints), found) ?? wholeBatch;
}

/** The first row that differs from its batch; both are in the order of ids. */
function firstDifference(
  kept: readonly Print[],
  found: readonly Print[],
): { readonly what: Fault['what']; readonly readId: number } | null {
  for (let place = 0; place < Math.max(kept.length, found.length); place += 1) {
    const was = kept[place];
    const is = found[place];
    if (was && (!is || is.id > was.id)) return { what: 'removed', readId: was.id };
    if (is && (!was || was.id > is.id)) return { what: 'inserted', readId: is.id };
    if (was && is && was.digest !== is.digest) return { what: 'altered', readId: is.id };
  }
  return null;
}

/** A new batch has no leaf yet: the sequencer runs later. */
function isInTree({ number, hash, leaf }: Walked, size: number): boolean {
  return number > size || leaf?.equals(hash) === true;
}

async function treeSize(db: Kysely<Database>): Promise<number> {
  const head = await db.selectFrom('tree_heads').select('size').where('tree', '=', 'reads').executeTakeFirst();
  return head?.size ?? 0;
}

/** A row that claims a batch which has no place for it. */
async function findStray(db: Kysely<Database>): Promise<Fault | null> {
  const { rows } = await sql<{ id: number; batch: number; has: boolean }>`
    select r.id, r.batch, b.number is not null as has
    from reads r left join read_batches b on b.number = r.batch
    where r.batch is not null and (b.number is null or r.id not between b.first_id and b.last_id)
    order by r.id limit 1`.execute(db);
  const [stray] = rows;
  if (!stray) return null;
  const { id, batch, has } = stray;
  return { sound: false, batch, ...(has ? { what: 'inserted', readId: id } : { what: 'removed', readId: null }) };
}
