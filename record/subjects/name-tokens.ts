import { createHmac } from 'node:crypto';
import type { CivilDate } from '../../shared/domain/time';
import type { Key } from '../keys/types';

/**
 * Tokens of the words of a name: HMAC-SHA-256 under a key that only finds. Case, accents, punctuation and the order of
 * names make no difference; a part of a word finds nothing, since parts would tell a name letter by letter.
 */
export function tokensOf(key: Key, name: string): readonly Buffer[] {
  return wordsOf(name).map((word) => createHmac('sha256', key.secret).update(word, 'utf8').digest());
}

/** A person as tokens are made of them. */
interface Named {
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: CivilDate;
}

/** Every token that is kept of a person: of the words of the name, and of the likeness. */
export function tokensOfPerson(key: Key, person: Named): readonly Buffer[] {
  const likeness = likenessOf(key, person);
  return [...tokensOf(key, `${person.givenName} ${person.familyName}`), ...(likeness ? [likeness] : [])];
}

/**
 * The token by which somebody of the same full name and date of birth is found, however the name is written and its
 * words are ordered; null for a name without words. No word is like it: none has a line break.
 */
export function likenessOf(key: Key, { givenName, familyName, bornOn }: Named): Buffer | null {
  const words = [...wordsOf(`${givenName} ${familyName}`)].sort();
  if (words.length === 0) return null;
  return createHmac('sha256', key.secret)
    .update([...words, bornOn].join('\n'), 'utf8')
    .digest();
}

/** The distinct words of a name as they are looked for. */
export function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain === '' ? [] : [...new Set(plain.split(' '))];
}
