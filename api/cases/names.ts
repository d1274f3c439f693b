import { z } from 'zod';
import { listPeopleByIds, type Person } from '../../record/directory';
import { disciplines } from '../../shared/domain/vocabulary';
import { mayReadNamesIn } from '../../shared/policy/directory';
import type { Standing } from '../../shared/policy/who-may-know';
import type { Asked, Reads } from '../http/operation';
import type { Services } from '../services';

/** The people whose ids an answer shows, by id. Names that were erased are left out. */
export const namedPeople = z
  .record(z.string(), z.object({ name: z.string(), agencyId: z.string(), disciplines: z.array(z.enum(disciplines)) }))
  .meta({ description: 'Everybody whose id this answer shows, by id; empty for those who may not read names here' });
export type NamedPeople = z.input<typeof namedPeople>;

/** The people whom a request has looked up; null for one without a name. */
const lookedUp = new WeakMap<Reads, Map<string, Person | null>>();

/**
 * The names of these people, for somebody with this standing in the case that shows them. One statement at most, and for
 * each person one in a request.
 */
export async function readNames(
  { db, seals }: Pick<Services, 'db' | 'seals'>,
  { caller, reads }: Pick<Asked<unknown, unknown>, 'caller' | 'reads'>,
  standing: Pick<Standing, 'isMember'>,
  ids: ReadonlySet<string>,
): Promise<NamedPeople> {
  if (!mayReadNamesIn(standing, caller)) return {};
  const known = lookedUp.get(reads) ?? new Map<string, Person | null>();
  lookedUp.set(reads, known);
  const others = [...ids].filter((id) => !known.has(id));
  const found = await listPeopleByIds(db, seals, others);
  for (const id of others) known.set(id, found.find(({ personId }) => personId === id) ?? null);
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const person = known.get(id);
      if (!person) return [];
      const { givenName, familyName, agencyId, disciplines: held } = person;
      return [[id, { name: `${givenName} ${familyName}`, agencyId, disciplines: [...held] }]];
    }),
  );
}
