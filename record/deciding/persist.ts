import type { Kysely } from 'kysely';
import type { AgendaFacts } from '../../shared/domain/kernel-types';
import type { CaseState } from '../../shared/domain/state';
import { agendaWrites, type DerivedAgenda } from '../outbox/agenda';
import { sequenceOf, type Draft } from './draft';
import { enter, type Chain } from '../log/entries';
import type { FreeTextToKeep } from '../sealing/narratives';
import { projectionWrites } from '../projections/projections';
import type { Database, Row } from '../postgres/schema';
import type { Sealing } from '../sealing/seals';
import { isSnapshotDue, snapshotWrite } from '../log/snapshots';
import type { Turn } from './turn';
import { writeTogether, type Write } from '../postgres/write';

export interface Persistence extends Sealing {
  /** The stream's row; null for a stream that begins. */
  readonly row: Row<'streams'> | null;
  readonly version: Turn['version'];
  /** Whether the stream's workflow asks. */
  readonly advancing: boolean;
  readonly chain: Omit<Chain, 'head' | 'programmeHash'>;
  /** Free texts that the events refer to. */
  readonly texts?: readonly FreeTextToKeep[];
  /** What else belongs to the decision: its keys are asked for beside those of the events. */
  readonly along?: Promise<readonly Write[]>;
}

/**
 * Writes a draft with all that follows from it, in one statement.
 *
 * @throws StreamMoved where the stream has another version by now
 */
export async function persist(
  trx: Kysely<Database>,
  draft: Draft,
  kase: CaseState,
  facts: AgendaFacts,
  { along, texts = [], seals, randomBytes, chain, row, version, advancing }: Persistence,
): Promise<DerivedAgenda> {
  const { stream, before, events } = draft;
  const sequence = sequenceOf(draft);
  const isGrown = events.length > 0;
  const ends = { ...chain, head: row?.head_hash ?? null, programmeHash: kase.programme.hash };
  const entering = enter({ seals, randomBytes }, stream, ends, { events, texts });
  const [{ writes, head }, beside = []] = await Promise.all([entering, along]);
  const agenda = agendaWrites(trx, draft, kase, facts, { row, version, head, advancing });
  const folded = { sequence, kase };
  const belonging = [
    ...agenda.writes,
    ...writes,
    ...(isGrown ? projectionWrites(trx, draft, kase, facts) : []),
    ...(isSnapshotDue(before.sequence, sequence) ? [await snapshotWrite(trx, seals, stream, folded)] : []),
    ...beside,
  ];
  await writeTogether(trx, belonging, agenda.stream);
  return agenda;
}
