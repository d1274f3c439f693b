import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { AgendaFacts } from '../../shared/domain/kernel/types';
import type { CaseState } from '../../shared/domain/case';
import type { Instant } from '../../shared/domain/time';
import { getFacts } from '../directory/facts';
import type { Programmes } from '../programmes/programmes';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import type { States } from '../log/states';
import { findSequence } from '../log/streams';

export interface PresentingDependencies {
  readonly db: Kysely<Database>;
  readonly states: States<CaseState>;
  readonly seals: Seals;
  readonly programmes: Programmes;
  readonly now: () => Instant;
}

export interface PresentCase {
  readonly kase: CaseState;
  /** Facts for its deadlines, as of now. */
  readonly facts: AgendaFacts;
}

/** A case as it stands; null where there is none. The caller must have checked that the reader may know of it. */
export async function loadCase(dependencies: PresentingDependencies, stream: StreamRef): Promise<PresentCase | null> {
  const { db, states } = dependencies;
  const sequence = await findSequence(db, stream);
  if (sequence === null) return null;
  const kase = await states.at(db, stream, sequence);
  return { kase, facts: await agendaFacts(dependencies, kase, db) };
}

/** Facts for the agenda of a case, as of now. */
export async function agendaFacts(
  { programmes, now }: Pick<PresentingDependencies, 'programmes' | 'now'>,
  kase: CaseState,
  db: Kysely<Database>,
): Promise<AgendaFacts> {
  const programme = await programmes.get(kase.programme.hash, db);
  const { calendar } = await getFacts(db, kase.facilityId, []);
  return { now: now(), programme, calendar };
}
