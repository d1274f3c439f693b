import type { Kysely } from 'kysely';
import type { Command, ServiceCommand } from '../../shared/domain/commands';
import { markOf } from '../../shared/domain/entries';
import type { Actor, EntryFacts } from '../../shared/domain/kernel-types';
import type { CaseState } from '../../shared/domain/state';
import { compartmentOfTexts } from '../../shared/policy/where-it-lies';
import type { Compartment } from '../../shared/policy/compartments';
import { sightOf } from '../../shared/policy/who-may-see';
import { standingIn } from '../../shared/policy/who-may-know';
import type { FreeTextToKeep, PreparedText } from '../sealing/narratives';
import { findEntry } from '../queries/entry';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';

/** The entry that a correction names, as its giver sees it. */
export interface NamedEntry {
  readonly authorId: string;
  readonly facts: EntryFacts;
  /** Where its texts lie, and so those of its corrections. */
  readonly textsIn: Compartment;
}

/** The entry that a command names; null where it names none, and where its giver sees none such in this case. */
export async function findNamedEntry(
  trx: Kysely<Database>,
  seals: Seals,
  { actor, command }: { readonly actor: Actor; readonly command: Command | ServiceCommand },
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

/** The texts of a command, each where it is to lie. */
export function placed(texts: readonly PreparedText[], entry: NamedEntry | null): readonly FreeTextToKeep[] {
  return texts.map((text) => {
    const compartment = text.compartment ?? entry?.textsIn;
    if (compartment === undefined) throw new Error('a text that lies with an entry came without one');
    return { ...text, compartment };
  });
}
