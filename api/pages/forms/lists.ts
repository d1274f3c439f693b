import { z } from 'zod';
import type { Programme } from '../../../shared/domain/programme';
import { agencyOperations, facilityOperations } from '../../directory/places';
import { peopleOperations } from '../../directory/people';
import type { Operation } from '../../http/operation';
import { getProgrammeOperation, listProgrammesOperation } from '../../programmes';
import type { TimelineEntryResponse } from '../../cases/present-event';
import { listCaseEventsOperation } from '../../cases/events';
import { listCasesOperation } from '../../cases/list';
import type { CaseShown } from '../case/identity';
import { byId, type Call } from '../page';

const person = z.object({
  personId: z.string(),
  agencyId: z.string(),
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  disciplines: z.array(z.string()),
  endedAt: z.string().nullable(),
});
const agency = z.object({ agencyId: z.string(), name: z.string(), endedAt: z.string().nullable() });
const facility = z.object({ facilityId: z.string(), name: z.string(), endedAt: z.string().nullable() });

type OtherCase = z.output<typeof listCasesOperation.response>['items'][number];

/** Everything that fields of one form choose from, as the reader may see it. */
export interface Lists {
  readonly kase: CaseShown | null;
  /** The definition that the case runs under. */
  readonly programme: Programme | null;
  readonly programmes: readonly { readonly id: string; readonly title: string }[];
  readonly people: readonly Pick<z.output<typeof person>, 'personId' | 'givenName' | 'familyName' | 'disciplines'>[];
  readonly agencies: readonly z.output<typeof agency>[];
  readonly facilities: readonly z.output<typeof facility>[];
  readonly entries: readonly TimelineEntryResponse[];
  /** Other cases in the same facility. */
  readonly cases: readonly OtherCase[];
}

const nothing: Lists = {
  kase: null,
  programme: null,
  programmes: [],
  people: [],
  agencies: [],
  facilities: [],
  entries: [],
  cases: [],
};

/** Loads the lists of a form: only those from which its fields choose. */
export async function loadLists(call: Call, kase: CaseShown | null, sources: ReadonlySet<string>): Promise<Lists> {
  const isOf = (...names: readonly string[]): boolean => names.some((name) => sources.has(name));
  const agencies = isOf('agencies', 'people') ? await active(call, agencyOperations, 'listAgencies', agency) : [];
  return {
    ...nothing,
    kase,
    agencies,
    programme: kase?.programme ? await definitionOf(call, kase.programme) : null,
    programmes: isOf('programmes') ? (await call(listProgrammesOperation)).items : [],
    people: isOf('people') ? await peopleFor(call, kase) : [],
    facilities: isOf('facilities') ? await active(call, facilityOperations, 'listFacilities', facility) : [],
    entries: isOf('entries') && kase ? await latestEntries(call, kase.caseId) : [],
    cases: isOf('cases') && kase ? await casesBeside(call, kase) : [],
  };
}

async function definitionOf(
  call: Call,
  { id, version }: { readonly id: string; readonly version: string },
): Promise<Programme> {
  const { definition } = await call(getProgrammeOperation, { params: { programmeId: id, version } });
  return definition;
}

async function casesBeside(call: Call, { caseId, facilityId }: CaseShown): Promise<Lists['cases']> {
  const query = { limit: '60', ...(facilityId !== undefined && { facility: facilityId }) };
  const { items } = await call(listCasesOperation, { query });
  return items.filter((other) => other.caseId !== caseId);
}

async function latestEntries(call: Call, caseId: string): Promise<readonly TimelineEntryResponse[]> {
  const query = { order: 'newest', limit: '100' };
  return (await call(listCaseEventsOperation, { params: { caseId }, query })).items;
}

/** The people of the directory, where the reader sees their names; else those who share the case. */
async function peopleFor(call: Call, kase: CaseShown | null): Promise<Lists['people']> {
  const listed = await active(call, peopleOperations, 'listPeople', person);
  if (listed.some(({ givenName, familyName }) => givenName !== undefined && familyName !== undefined)) return listed;
  return Object.entries(kase?.people ?? {}).map(([personId, { name, disciplines }]) => ({
    personId,
    givenName: name,
    familyName: '',
    disciplines: [...disciplines],
  }));
}

const mostPages = 10;

/** All rows of a list of the directory that have not ended. */
async function active<Row extends { readonly endedAt: string | null }>(
  call: Call,
  operations: readonly Operation[],
  id: string,
  row: z.ZodType<Row>,
): Promise<readonly Row[]> {
  const list = byId(operations, id);
  if (!list) throw new Error(`no operation ${id}`);
  const pageOf = z.object({ items: z.array(row), next: z.string().nullable() });
  const rows: Row[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages && (page === 0 || cursor !== null); page += 1) {
    const query: Record<string, string> = { limit: '200', ...(cursor !== null && { cursor }) };
    const answer = pageOf.parse(await call(list, { query }));
    rows.push(...answer.items);
    cursor = answer.next;
  }
  return rows.filter(({ endedAt }) => endedAt === null);
}
