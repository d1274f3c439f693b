import type { Kysely } from 'kysely';
import { markOf } from '../../shared/domain/entries';
import type { EntryFacts } from '../../shared/domain/kernel/types';
import type { CaseState } from '../../shared/domain/case';
import type { Compartment } from '../../shared/domain/compartments';
import { compartmentOfTexts } from '../../shared/policy/where-it-lies';
import { sightOf } from '../../shared/policy/who-may-see';
import { standingIn } from '../../shared/policy/who-may-know';
import { findEntry } from '../queries/entry';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import type { CaseRequest } from './types';

/** The entry that a correction names, as its author sees it. */
export interface NamedEntry {
  readonly authorId: string;
  readonly facts: EntryFacts;
  /** The compartment of the entry's texts and of the texts of its corrections. */
  readonly textsIn: Compartment;
}

/** The entry that a command names; null where it names none, or none that the actor may see in this case. */
export async function findNamedEntry(
  trx: Kysely<Database>,
  seals: Seals,
  { actor, command }: CaseRequest,
  kase: CaseState,
): Promise<NamedEntry | null> {
  if (command.name !== 'correctEntry') return null;
  const of = { caseId: kase.caseId, sight: sightOf(actor, standingIn(actor, kase)) };
  const seen = await findEntry(trx, seals, of, command.data.entryId);
  if (!seen) return null;
  const { event, task } = seen;
  const mark = markOf(event);
  return {
    authorId: event.actorId,
    facts: { entryId: event.eventId, mark, isCorrection: event.type === 'entryCorrected' },
    textsIn: compartmentOfTexts(mark.type, task),
  };
}
