import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Narrative } from '../../shared/domain/case';
import { type Compartment, compartments, isRestricted } from '../../shared/domain/compartments';
import type { Database } from '../postgres/schema';
import { clearedFor } from './clearance';
import { commitmentOf, newSalt, withoutSalt } from './commitment';
import { contentPlace } from './place';
import type { Seals } from './seals';

/** A free text on its way into the record: stored only with the events that refer to it. */
export interface FreeTextToKeep extends Narrative {
  readonly compartment: Compartment;
  readonly salt: Buffer;
  readonly body: string;
}

/**
 * A free text before its seal: without a compartment where the record derives it from the entry that the text refers
 * to.
 */
export interface DraftText extends Omit<FreeTextToKeep, 'compartment'> {
  readonly compartment: Compartment | null;
}

export interface KeptText {
  readonly compartment: Compartment;
  readonly body: string;
}

/** The sources of a text's unguessable id and salt: injected, so that tests can repeat them. */
export interface TextSources {
  /** A UUID. */
  readonly newId: () => string;
  readonly randomBytes: (size: number) => Buffer;
}

/**
 * Makes a free text ready for a command. The command carries its `narrativeId` and `commitment`; `commit` gets the rest
 * in `texts`. The commitment is SHA-256 over salt and text: it verifies the log without the text, and reveals nothing
 * once salt and text are gone.
 */
export function draftText(
  text: Pick<DraftText, 'body' | 'compartment'>,
  { newId, randomBytes }: TextSources,
): DraftText {
  const salt = newSalt(randomBytes);
  return { narrativeId: newId(), commitment: commitmentOf(salt, text.body), salt, ...text };
}

/** Gives each text of a command its compartment: its own, or otherwise the given one. */
export function placeTexts(texts: readonly DraftText[], otherwise: Compartment | null): readonly FreeTextToKeep[] {
  return texts.map((text) => {
    const compartment = text.compartment ?? otherwise;
    if (compartment === null) throw new Error('a text without a compartment came with a command that names no entry');
    return { ...text, compartment };
  });
}

/**
 * The texts of these ids that belong to the stream, by id. Omitted: unknown texts, texts whose key is gone, and texts
 * of restricted compartments without the caller's clearance.
 */
export async function listTexts(
  db: Kysely<Database>,
  seals: Seals,
  stream: StreamRef,
  ids: readonly string[],
  clearance: readonly Compartment[] = [],
): Promise<ReadonlyMap<string, KeptText>> {
  if (ids.length === 0) return new Map();
  const rows = await clearedFor(db, clearance.filter(isRestricted), (cleared) =>
    cleared
      .selectFrom('contents')
      .select(['id', 'compartment', 'sealed'])
      .where('stream_kind', '=', stream.kind)
      .where('stream_id', '=', stream.id)
      .where('id', 'in', ids)
      .execute(),
  );
  const places = rows.map(({ id, compartment, sealed }) => ({ place: contentPlace(stream, id, compartment), sealed }));
  const opened = await seals.open(places);
  return new Map(
    rows.flatMap(({ id, compartment }, index): readonly (readonly [string, KeptText])[] => {
      const plain = opened[index];
      const known = compartments.find((each) => each === compartment);
      return plain && known ? [[id, { compartment: known, body: withoutSalt(plain).body }]] : [];
    }),
  );
}
