import { createHmac } from 'node:crypto';
import type { Key } from './keys/types';

/**
 * Tokens of the words of a name: HMAC-SHA-256 under a key that only finds. Case, accents, punctuation and the order of
 * names make no difference; a part of a word finds nothing, since parts would tell a name letter by letter.
 */
export function tokensOf(key: Key, name: string): readonly Buffer[] {
  return wordsOf(name).map((word) => createHmac('sha256', key.secret).update(word, 'utf8').digest());
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
