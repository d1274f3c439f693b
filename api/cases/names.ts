import { z } from 'zod';
import { listPeopleByIds } from '../../record/directory';
import type { Actor } from '../../shared/domain/kernel/types';
import { disciplines } from '../../shared/domain/vocabulary';
import { mayReadNamesIn } from '../../shared/policy/directory';
import type { Standing } from '../../shared/policy/who-may-know';
import type { Services } from '../services';

/** The people whose ids an answer shows, by id. Names that were erased are left out. */
export const namedPeople = z
  .record(z.string(), z.object({ name: z.string(), agencyId: z.string(), disciplines: z.array(z.enum(disciplines)) }))
  .meta({ description: 'Everybody whose id this answer shows, by id; empty for those who may not read names here' });
export type NamedPeople = z.input<typeof namedPeople>;

/** The names of these people, for somebody with this standing in the case that shows them. One statement at most. */
export async function readNames(
  { db, seals }: Pick<Services, 'db' | 'seals'>,
  caller: Actor,
  standing: Pick<Standing, 'isMember'>,
  ids: ReadonlySet<string>,
): Promise<NamedPeople> {
  if (!mayReadNamesIn(standing, caller)) return {};
  const people = await listPeopleByIds(db, seals, [...ids]);
  return Object.fromEntries(
    people.map(({ personId, givenName, familyName, agencyId, disciplines: known }) => [
      personId,
      { name: `${givenName} ${familyName}`, agencyId, disciplines: [...known] },
    ]),
  );
}
