import { presentCase } from '../../../api/cases/present';
import { presentEvent, type TimelineEntryResponse } from '../../../api/cases/present-event';
import { recorder } from '../../../api/cases/sections/recorded';
import type { SectionSeen } from '../../../api/cases/sections/section';
import type { CaseEvent } from '../../../shared/domain/case';
import { provenanceOf } from '../../../shared/domain/case-rules';
import { type Compartment, compartments } from '../../../shared/domain/compartments';
import { visibleTypes, type Sight } from '../../../shared/policy/who-may-see';
import { showsAlias, showsName, showsProgress } from '../../../shared/policy/how-much';
import type { View } from '../../../shared/policy/views';
import type { CaseFile } from '../../../stories/drivers/kernel/case-file';

/** The sight of a reader of everything but the compartments that are named. */
export function sightWith(changes: Partial<Record<Compartment, View>> = {}): Sight {
  const views = Object.fromEntries(compartments.map((each) => [each, changes[each] ?? 'full'])) as Sight['views'];
  const { identity } = views;
  const shows = { name: showsName(identity), progress: showsProgress(identity), alias: showsAlias(identity) };
  return { personId: 'reader', views, ...shows };
}

/** The source of sections, from the log of a case in memory. */
export function seenIn(file: CaseFile, sight: Sight = sightWith()): SectionSeen {
  const { all } = visibleTypes(sight);
  const entries = file.log.flatMap((event, index) => (all.includes(event.type) ? [entryOf(event, index, sight)] : []));
  return {
    kase: presentCase(file.kase, file.agendaFacts, sight),
    programme: file.programme,
    entries,
    recordedOf: recorder(entries),
    now: file.agendaFacts.now,
    timeZone: sight.progress ? file.agendaFacts.calendar.timeZone : undefined,
  };
}

function entryOf(event: CaseEvent, index: number, sight: Sight): TimelineEntryResponse {
  const recorded = {
    ...event,
    eventId: `entry-${index}`,
    sequence: index + 1,
    knownBy: 'sign_in',
    provenance: event.provenance ?? provenanceOf(event.type),
  } as Parameters<typeof presentEvent>[0]['event'];
  const texts = new Map(
    [...new Set(JSON.stringify(event.data).match(/(?<="narrativeId":")[^"]+/g) ?? [])].map((id) => [
      id,
      { compartment: 'identity' as const, body: `says ${id}` },
    ]),
  );
  return presentEvent({ event: recorded, ordinal: index + 1, correctedBy: [] }, sight, { texts, people: {} });
}
