import type { TaskRow } from '../../record/queries/tasks';
import type { Choice } from '../../record/queries/timeline';
import type { CaseEvent } from '../../shared/domain/case';
import { restrictedWord } from '../../shared/domain/compartments';
import { readingOf } from '../../shared/policy/what-is-decided';
import type { Sight } from '../../shared/policy/who-may-see';
import { showsDetails, type TimelineEntryResponse } from '../cases/present-event';
import { presentEntries, readTimeline, type TimelineReader } from '../cases/timeline';
import type { Services } from '../services';

const mostEntries = 200;

/** The entries that a task is about, with their details and texts, as far as the caller sees these. */
export async function entriesAbout(
  services: Services,
  reader: TimelineReader,
  task: Pick<TaskRow, 'kind' | 'about'>,
): Promise<TimelineEntryResponse[]> {
  if (!readingOf(task.kind)) return [];
  const found = await readTimeline(services, reader, (sight) => ({
    order: 'oldest',
    limit: mostEntries,
    choice: choiceFor(task, sight),
  }));
  return presentEntries(services, reader, found);
}

function choiceFor({ kind, about }: Pick<TaskRow, 'kind' | 'about'>, sight: Sight): Choice | null {
  const reading = readingOf(kind);
  if (!reading) return null;
  return {
    types: [...reading.types, 'entryCorrected'],
    among: (entries) => {
      const shown = entries.filter((entry) => showsDetails(entry, sight));
      const events: readonly CaseEvent[] = shown.flatMap(({ event }) => (event.type === restrictedWord ? [] : [event]));
      const meant = new Set<object>(reading.of(events, about));
      const ids = new Set(shown.filter(({ event }) => meant.has(event)).map(({ event }) => event.eventId));
      return shown.filter(({ event }) => ids.has(event.type === 'entryCorrected' ? event.data.entryId : event.eventId));
    },
  };
}
