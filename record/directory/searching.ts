import type { Kysely } from 'kysely';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { wordsOf } from '../subjects/name-tokens';
import type { Page } from './changes';
import { listPeople, type Person } from './people';
import type { PeopleFilter } from './people-filter';

const atOnce = 500;

/**
 * People by id whose name has, for each word of the text, a word that begins with it. Names are sealed: all that match
 * the filter are opened, some hundreds at once, until the page is full.
 */
export async function searchPeople(
  db: Kysely<Database>,
  seals: Seals,
  { text, after, limit, ...filter }: Page & PeopleFilter & { readonly text: string },
): Promise<readonly Person[]> {
  const words = wordsOf(text);
  const found: Person[] = [];
  if (words.length === 0) return found;
  for (let last = after; ;) {
    const page = await listPeople(db, seals, { ...filter, after: last, limit: atOnce });
    found.push(...page.filter((person) => isNamed(person, words)));
    if (page.length < atOnce || found.length >= limit) return found.slice(0, limit);
    last = page.at(-1)?.personId;
  }
}

function isNamed({ givenName, familyName }: Person, words: readonly string[]): boolean {
  const own = wordsOf(`${givenName} ${familyName}`);
  return words.every((word) => own.some((each) => each.startsWith(word)));
}
