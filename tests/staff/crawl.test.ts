import { people } from '../../local/people';
import { headingsIn, linksIn, textIn, titleIn } from './support/html';
import { startWorld, type World } from './support/world';

/** Ids of this system and codes without words: neither says anything to a reader. */
const ids = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/;
const codes = /\b[a-z]+(_[a-z]+)+\b|\b[a-z]+[A-Z][a-z]+[A-Za-z]*\b/;
/** Limit of pages.md, section 10. */
const heaviest = 40_960;
/** Pages that differ only in their subject. */
const most = 40;

/** The text of a page without mail addresses and the accounts at the provider, which are made like codes. */
function wordsIn(html: string): string {
  const accounts = people.map(({ key }) => key).join('|');
  return textIn(html)
    .replace(/\S+@\S+/g, '')
    .replace(new RegExp(`\\b(${accounts})\\b`, 'g'), '');
}

describe('every page that a person reaches', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it.each(people.map(({ key }) => [key]))('is whole for %s', async (person) => {
    const visitor = await world.visitor(person);
    const seen = new Set<string>();
    const next = ['/'];
    for (let path = next.shift(); path !== undefined && seen.size < most; path = next.shift()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const page = await visitor.follow(await visitor.get(world.url + path));
      expect({ path, status: page.status }).toEqual({ path, status: 200 });
      // A file is no page.
      if (page.headers.get('content-disposition')?.startsWith('attachment')) continue;
      const html = page.text;
      expect({ path, headings: headingsIn(html).length }).toEqual({ path, headings: 1 });
      expect(titleIn(html)).toContain(headingsIn(html)[0]);
      expect(html).toMatch(/^<!DOCTYPE html><html lang="(en|fr|ar)" dir="(ltr|rtl)">/);
      expect({ path, id: ids.exec(textIn(html))?.[0] }).toEqual({ path, id: undefined });
      expect({ path, code: codes.exec(wordsIn(html))?.[0] }).toEqual({ path, code: undefined });
      expect({ path, isLight: Buffer.byteLength(html) <= heaviest }).toEqual({ path, isLight: true });
      expect(html).not.toMatch(/style="|<script(?! src="\/assets)| on\w+="/);
      next.push(...linksIn(html).filter((link) => !link.startsWith('/docs') && !link.startsWith('/sign-')));
    }
    expect(seen.size).toBeGreaterThan(1);
  });
});
