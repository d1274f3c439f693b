import type { Kysely } from 'kysely';
import type { AgendaFacts } from '../shared/domain/kernel-types';
import type { CaseState } from '../shared/domain/state';
import { agendaWrites, type DerivedAgenda } from './agenda';
import { sequenceOf, type Draft } from './draft';
import { append } from './log';
import { projectionWrites, projectLeavers } from './projections';
import type { Database, Row } from './schema';
import { isSnapshotDue, keepSnapshot } from './snapshots';
import { writeTogether, type Write } from './write';

export interface Persistence {
  /** The stream's row, locked; null for a stream that begins. */
  readonly row: Row<'streams'> | null;
  /** Whether the stream's workflow asks. */
  readonly advancing: boolean;
  readonly newId: () => string;
  /** What else belongs to the decision. */
  readonly along?: readonly Write[];
}

/** Writes a draft with all that follows from it, in one statement, seldom two. */
export async function persist(
  trx: Kysely<Database>,
  draft: Draft,
  kase: CaseState,
  facts: AgendaFacts,
  { along = [], ...agendaOptions }: Persistence,
): Promise<DerivedAgenda> {
  const { stream, before, events } = draft;
  const sequence = sequenceOf(draft);
  const agenda = agendaWrites(trx, draft, kase, facts, agendaOptions);
  const isGrown = events.length > 0;
  await writeTogether(trx, [
    ...agenda.writes,
    ...append(trx, stream.kind, kase.programme.hash, events),
    ...(isGrown ? projectionWrites(trx, draft, kase, facts) : []),
    ...(isSnapshotDue(before.sequence, sequence) ? [keepSnapshot(trx, stream, { sequence, kase })] : []),
    ...along,
  ]);
  if (isGrown) await projectLeavers(trx, draft, kase);
  return agenda;
}
