import { z } from 'zod';
import { findProgramme, listProgrammes } from '../record/programmes/programmes';
import type { ProgrammeRef } from '../shared/domain/case';
import type { Programme } from '../shared/domain/programme';
import { notFound } from './errors/problem';
import { operation } from './http/operation';
import { paths } from './paths';
import type { Services } from './services';

/** As the record has it; its schema is docs/programme.schema.json. */
const definition = z.looseObject({}).transform((read) => read as unknown as Programme);

const programmeResponse = z.object({
  id: z.string(),
  version: z.string(),
  hash: z.string(),
  title: z.string(),
  definition,
});

export const listProgrammesOperation = operation({
  id: 'listProgrammes',
  tag: 'Programmes',
  method: 'get',
  path: paths.programmes,
  summary: 'The newest version of each programme definition, with the lists that commands choose from',
  response: z.object({ items: z.array(programmeResponse) }),
  handle: async (_, services) => {
    const refs = await listProgrammes(services.db);
    return { body: { items: await Promise.all(refs.map((ref) => present(ref, services))) } };
  },
});

export const getProgrammeOperation = operation({
  id: 'getProgramme',
  tag: 'Programmes',
  method: 'get',
  path: paths.programme,
  summary: 'One version of a programme definition, such as the one that a case runs under',
  response: programmeResponse,
  handle: async ({ params }, services) => {
    const { programmeId: id = '', version = '' } = params;
    const ref = await findProgramme(services.db, { id, version });
    if (!ref) throw notFound();
    return { body: await present(ref, services) };
  },
});

async function present(ref: ProgrammeRef, { programmes }: Services): Promise<z.input<typeof programmeResponse>> {
  const definition = await programmes.get(ref.hash);
  return { ...ref, title: definition.title, definition: { ...definition } };
}

/** The programmes that cases run under. */
export const programmeOperations = [listProgrammesOperation, getProgrammeOperation];
