import { meOperations } from '../../directory/me';
import type { z } from 'zod';
import { foundPeople, peopleOperations, personResponse } from '../../directory/people';
import { agencyOperations, agencyResponse, facilityOperations, facilityResponse } from '../../directory/places';
import { pageResponse } from '../../directory/rows';
import type { Answering, Operation } from '../../http/operation';
import { byId, type Call } from '../page';

export type PersonShown = z.output<typeof personResponse>;
export type AgencyShown = z.output<typeof agencyResponse>;
export type FacilityShown = z.output<typeof facilityResponse>;

/** Parts of the directory that the reader sees. */
export interface Sees {
  readonly names: boolean;
  readonly qualifications: boolean;
  readonly signIns: boolean;
}

/** The operations of the directory with the types of their answers: they are made from a description of a row. */
export const directory = {
  people: answering(peopleOperations, 'listPeople', pageResponse(personResponse)),
  searchPeople: answering(peopleOperations, 'searchPeople', foundPeople),
  person: answering(peopleOperations, 'getPerson', personResponse),
  me: meOperations[0],
  agencies: answering(agencyOperations, 'listAgencies', pageResponse(agencyResponse)),
  facilities: answering(facilityOperations, 'listFacilities', pageResponse(facilityResponse)),
};

function answering<Answer extends z.ZodType>(
  operations: readonly Operation[],
  id: string,
  response: Answer,
): Answering<Answer> {
  const operation = byId(operations, id);
  if (!operation) throw new Error(`no operation ${id}`);
  return { ...operation, response };
}

/** The name of a person where the reader sees it. */
export function nameOf({ givenName, familyName }: PersonShown): string | undefined {
  const name = [givenName, familyName].filter((part) => part !== undefined && part !== '').join(' ');
  return name === '' ? undefined : name;
}

const mostAgencies = '200';

/** The names of agencies by their ids. */
export async function agencyNames(call: Call): Promise<ReadonlyMap<string, string>> {
  const { items } = await call(directory.agencies, { query: { limit: mostAgencies } });
  return new Map(items.map(({ agencyId, name }) => [agencyId, name]));
}
