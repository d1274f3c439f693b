import { z } from 'zod';
import { listProgrammes } from '../record/programmes/programmes';
import { operation } from './http/operation';
import { paths } from './paths';

/** The programmes that a new case can run under. */
export const programmeOperations = [
  operation({
    id: 'listProgrammes',
    tag: 'Programmes',
    method: 'get',
    path: paths.programmes,
    summary: 'The newest version of each programme definition, with the lists that commands choose from',
    response: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          version: z.string(),
          hash: z.string(),
          title: z.string(),
          definition: z.looseObject({}),
        }),
      ),
    }),
    handle: async (_, { db, programmes }) => {
      const refs = await listProgrammes(db);
      const items = refs.map(async (ref) => {
        const definition = await programmes.get(ref.hash);
        return { ...ref, title: definition.title, definition: { ...definition } };
      });
      return { body: { items: await Promise.all(items) } };
    },
  }),
];
