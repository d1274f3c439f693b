import { createHmac } from 'node:crypto';
import type { CivilDate } from '../../shared/domain/time';
import type { Key } from '../keys/types';

/**
 * Search tokens of the words of a name: HMAC-SHA-256 under a key for searching only. Case, accents, punctuation and the
 * order of names make no difference. A part of a word finds nothing: parts would reveal a name letter by letter.
 */
export function tokensOf(key: Key, name: string): readonly Buffer[] {
  return wordsOf(name).map((word) => createHmac('sha256', key.secret).update(word, 'utf8').digest());
}

/** The data of a person from which tokens are made. */
interface Named {
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: CivilDate;
}

/** Every stored token of a person: those of the words of the name, and that of the likeness. */
export function tokensOfPerson(key: Key, person: Named): readonly Buffer[] {
  const likeness = likenessOf(key, person);
  return [...tokensOf(key, `${person.givenName} ${person.familyName}`), ...(likeness ? [likeness] : [])];
}

/**
 * The token that finds persons of the same full name and date of birth, regardless of how the name is written and
 * ordered; null for a name without words. It differs from every token of a word, because no word has a line break.
 */
export function likenessOf(key: Key, { givenName, familyName, bornOn }: Named): Buffer | null {
  const words = [...wordsOf(`${givenName} ${familyName}`)].sort();
  if (words.length === 0) return null;
  return createHmac('sha256', key.secret)
    .update([...words, bornOn].join('\n'), 'utf8')
    .digest();
}

/** The distinct words of a name, in the form for searching. */
export function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain === '' ? [] : [...new Set(plain.split(' '))];
}
