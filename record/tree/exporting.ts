import { sql, type Kysely, type Transaction } from 'kysely';
import { exportReadBatches } from '../reads/check';
import type { Database } from '../postgres/schema';
import { findLogId } from './checkpoints';
import { findDifference, type StoredEvent } from './clear-columns';
import { readAll } from './cursor';
import type { Tree } from '../postgres/tree-tables';

const logFormat = 'throughcare/log/v1';

export interface ExportOptions {
  /** Called with one sentence about the first event whose columns differ from its envelope. */
  readonly onDifference: (difference: string) => void;
}

/**
 * The log as lines of JSON without their line feeds (docs/record-format.md, "Export"): one header, the events in the
 * order of their tree, the events without a position, the batches of the read log, and each checkpoint after the last
 * row that it covers. It contains no content, sealed or not.
 *
 * @param trx must see one state of the database throughout: repeatable read
 */
export async function* exportLines(trx: Transaction<Database>, options: ExportOptions): AsyncGenerator<string> {
  const onDifference = onlyFirst(options.onDifference);
  yield JSON.stringify(await header(trx));
  yield* withCheckpoints(trx, 'events', sequenced(trx, onDifference));
  for await (const event of readAll<StoredEvent>(trx, 'pending_events', pendingEvents)) {
    yield eventLine(null, event.hash, event, onDifference);
  }
  yield* withCheckpoints(trx, 'reads', batches(trx));
}

async function header(trx: Transaction<Database>): Promise<object> {
  const { rows } = await sql<{ events: number; pending: number; reads: number; checkpoints: number }>`
    select (select count(*) from tree_leaves where tree = 'events') as events,
      (select count(*) from (${pendingEvents}) as pending) as pending,
      (select count(*) from read_batches) as reads,
      (select count(*) from checkpoints) as checkpoints`.execute(trx);
  const keys = await trx.selectFrom('checkpoints').select('verifier_key').distinct().orderBy('verifier_key').execute();
  return {
    format: logFormat,
    keys: keys.map(({ verifier_key }) => verifier_key),
    log: await findLogId(trx),
    sizes: rows[0],
  };
}

/** A line of the export, and whether its row has a place in the tree. */
interface Line {
  readonly isLeaf: boolean;
  readonly text: string;
}

async function* withCheckpoints(
  trx: Transaction<Database>,
  tree: Tree,
  lines: AsyncIterable<Line>,
): AsyncGenerator<string> {
  const query = sql`select size, note from checkpoints where tree = ${sql.lit(tree)} order by size`;
  const checkpoints = readAll<{ size: number; note: string }>(trx, `checkpoints_of_${tree}`, query);
  let next = await checkpoints.next();
  let leaves = 0;
  for await (const { isLeaf, text } of lines) {
    yield text;
    if (isLeaf) leaves += 1;
    for (; !next.done && next.value.size <= leaves; next = await checkpoints.next()) {
      yield JSON.stringify({ checkpoint: next.value.note });
    }
  }
  // The remaining checkpoints cover missing rows: verifiers must see them.
  for (; !next.done; next = await checkpoints.next()) yield JSON.stringify({ checkpoint: next.value.note });
}

type Sequenced = { readonly position: number; readonly leaf: Buffer } & (StoredEvent | { readonly envelope: null });

const columns = sql`e.stream_kind, e.stream_id, e.sequence, e.event_id, e.type, e.recorded_at, e.envelope, e.hash`;
const sequencedEvents = sql`
  select l.position, l.hash as leaf, ${columns} from tree_leaves l
  left join events e on e.stream_kind = l.stream_kind and e.stream_id = l.stream_id and e.sequence = l.sequence
  where l.tree = 'events' order by l.position`;
const pendingEvents = sql`
  select ${columns} from events e where not exists (
    select from tree_leaves l
    where l.tree = 'events'
      and l.stream_kind = e.stream_kind and l.stream_id = e.stream_id and l.sequence = e.sequence
  ) order by e.stream_kind, e.stream_id, e.sequence`;

async function* sequenced(trx: Transaction<Database>, onDifference: (text: string) => void): AsyncGenerator<Line> {
  for await (const row of readAll<Sequenced>(trx, 'sequenced_events', sequencedEvents)) {
    const event = row.envelope === null ? null : row;
    yield { isLeaf: true, text: eventLine(row.position, row.leaf, event, onDifference) };
  }
}

function eventLine(
  position: number | null,
  hash: Buffer,
  event: StoredEvent | null,
  onDifference: (text: string) => void,
): string {
  const place = position === null ? 'not yet in the tree' : `position ${position}`;
  const difference = event === null ? 'the event is missing' : findDifference(event);
  if (difference !== null) onDifference(`${place}: ${difference}`);
  return JSON.stringify({ position, envelope: event?.envelope ?? null, hash: hash.toString('hex') });
}

async function* batches(trx: Transaction<Database>): AsyncGenerator<Line> {
  const { size } = await trx
    .selectFrom('tree_heads')
    .select('size')
    .where('tree', '=', 'reads')
    .executeTakeFirstOrThrow();
  for await (const batch of exportReadBatches(trx)) {
    const isLeaf = batch.number <= size;
    yield { isLeaf, text: JSON.stringify({ position: isLeaf ? batch.number - 1 : null, batch }) };
  }
}

function onlyFirst(report: (text: string) => void): (text: string) => void {
  let isReported = false;
  return (text) => {
    if (!isReported) report(text);
    isReported = true;
  };
}

/** Runs `work` on one snapshot of the database, regardless of parallel writes. */
export function onSnapshot<T>(db: Kysely<Database>, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}
