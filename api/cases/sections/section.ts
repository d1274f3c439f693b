import { z } from 'zod';
import type { AreaName, EventType } from '../../../shared/domain/case';
import type { Programme } from '../../../shared/domain/programme';
import type { Instant } from '../../../shared/domain/time';
import { sectionView, type CaseSection } from '../../../shared/policy/sections';
import { sightOf } from '../../../shared/policy/who-may-see';
import { notFound } from '../../errors/problem';
import { operation, type Answering, type Asked } from '../../http/operation';
import type { Services } from '../../services';
import { loadCase } from '../load';
import { namedPeople, readNames, type NamedPeople } from '../names';
import { presentCase } from '../present';
import type { TimelineEntryResponse } from '../present-event';
import type { CaseResponse } from '../response';
import { peopleIn } from '../shown/people';
import { listTypes, presentNaming, typesOf } from '../timeline';
import { lineOf, lines, recorder, type Recorded } from './recorded';

/** The source of a section of a case: no more than its reader sees of the case and in its timeline. */
export interface SectionSeen {
  readonly kase: CaseResponse;
  readonly programme: Programme;
  /** The visible entries, oldest first. */
  readonly entries: readonly TimelineEntryResponse[];
  readonly recordedOf: (entry: TimelineEntryResponse) => Recorded;
  readonly now: Instant;
  /** IANA, of the facility; undefined for those who do not see the facility. */
  readonly timeZone: string | undefined;
}

interface SectionRead {
  readonly seen: SectionSeen;
  /** Lines of the entries of these types, where no more of them is shown. */
  readonly linesOf: (types: readonly EventType[]) => z.input<typeof lines>;
  readonly namesOf: (ids: ReadonlySet<string>) => Promise<NamedPeople>;
}

interface SectionRow<Shape extends z.ZodRawShape> {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly section: CaseSection;
  readonly areas: readonly AreaName[];
  /** Types of other areas that the section takes something from. */
  readonly besides?: readonly EventType[];
  readonly shape: Shape;
  readonly make: (seen: SectionSeen, params: Asked<undefined, undefined>['params']) => z.input<z.ZodObject<Shape>>;
}

/** The fields that every section adds. */
const always = { lines, people: namedPeople };

/**
 * The read of a section of a case, as an operation of the API. A pure function makes it from what the caller sees
 * already, so that it needs no rules of its own; the entries without details are in its `lines`.
 */
export function sectionOperation<Shape extends z.ZodRawShape>(
  row: SectionRow<Shape>,
): Answering<z.ZodObject<Shape & typeof always>> {
  const { id, path, summary, section, shape, make } = row;
  const own = typesOf(row.areas);
  const types: readonly EventType[] = [...own, ...(row.besides ?? []), 'entryCorrected'];
  const response = z.object({ ...shape, ...always });
  const peopleShown = peopleIn(response);
  return operation({
    id,
    tag: 'Cases',
    method: 'get',
    path,
    summary,
    response,
    handle: async (asked, services) => {
      const { seen, linesOf, namesOf } = await readSection(services, asked, section, types);
      const made = { ...make(seen, asked.params), lines: linesOf(own) };
      return { body: { ...made, people: await namesOf(peopleShown(made)) } as z.input<typeof response> };
    },
  });
}

/**
 * Reads what a section of a case is made from.
 * @throws a 404 problem for a case that the caller may not know of, and for a section that they do not have
 */
export async function readSection(
  services: Services,
  asked: Pick<Asked<unknown, unknown>, 'caller' | 'params' | 'reads'>,
  section: CaseSection,
  types: readonly EventType[],
): Promise<SectionRead> {
  const { caller } = asked;
  const { head, kase, facts } = await loadCase(services, asked);
  const sight = sightOf(caller, head);
  const view = sectionView(section, sight);
  if (view === 'none') throw notFound();
  const reader = { caller, head, reads: asked.reads };
  const entries = await presentNaming(services, reader, await listTypes(services, reader, types), {});
  const recordedOf = recorder(entries);
  const shown = presentCase(kase, facts, sight);
  return {
    seen: {
      kase: shown,
      programme: facts.programme,
      entries,
      recordedOf,
      now: facts.now,
      timeZone: shown.facilityId === undefined ? undefined : facts.calendar.timeZone,
    },
    linesOf: (own) => {
      const isOwn = (type: string): boolean => own.some((each) => each === type);
      const inLines = entries.filter(({ type, details }) => isOwn(type) && (view === 'lines' || !details));
      return inLines.map(lineOf(recordedOf));
    },
    namesOf: (ids) => readNames(services, asked, head, ids),
  };
}
