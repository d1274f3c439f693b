import { z } from 'zod';
import type { AreaName, EventType } from '../../../shared/domain/case';
import type { Programme } from '../../../shared/domain/programme';
import { sectionView, type CaseSection } from '../../../shared/policy/sections';
import { sightOf } from '../../../shared/policy/who-may-see';
import { notFound } from '../../errors/problem';
import { operation, type Answering, type Asked } from '../../http/operation';
import { loadCase } from '../load';
import { namedPeople, readNames } from '../names';
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
  const isOwn = (type: string): boolean => own.some((each) => each === type);
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
      const { caller, params } = asked;
      const { head, kase, facts } = await loadCase(services, asked);
      const sight = sightOf(caller, head);
      const view = sectionView(section, sight);
      if (view === 'none') throw notFound();
      const reader = { caller, head, reads: asked.reads };
      const entries = await presentNaming(services, reader, await listTypes(services, reader, types), {});
      const seen = {
        kase: presentCase(kase, facts, sight),
        programme: facts.programme,
        entries,
        recordedOf: recorder(entries),
      };
      const inLines = entries.filter(({ type, details }) => isOwn(type) && (view === 'lines' || !details));
      const made = { ...make(seen, params), lines: inLines.map(lineOf(seen.recordedOf)) };
      const people = await readNames(services, asked, head, peopleShown(made));
      return { body: { ...made, people } as unknown as z.input<typeof response> };
    },
  });
}
