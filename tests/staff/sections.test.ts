import { people } from '../../local/people';
import { sections, sectionsFor, type Section } from '../../api/pages/sections';
import { linksIn } from './support/html';
import { startWorld, type World } from './support/world';

const names = Object.keys(sections) as readonly Section[];

describe('the navigation', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it.each(people.map(({ key }) => [key]))(
    'of %s leads to the sections whose pages answer, and to no other',
    async (key) => {
      const visitor = await world.visitor(key);
      const answered: Section[] = [];
      for (const name of names) {
        const { status } = await visitor.get(world.url + sections[name].path);
        if (status === 200) answered.push(name);
        else expect({ name, status: [403, 404].includes(status) }).toEqual({ name, status: true });
      }
      const { roles, disciplines, agency: agencyId } = people.find((each) => each.key === key)!;
      const caller = { personId: key, agencyId, roles, disciplines, knownBy: 'sign_in' } as const;
      expect(sectionsFor(caller)).toEqual(answered);
      const { text } = await visitor.get(`${world.url}/work`);
      const linked = new Set(linksIn(text));
      expect(names.filter((name) => linked.has(sections[name].path))).toEqual(answered);
    },
  );
});
