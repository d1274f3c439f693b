import { type CaseState } from '../../case';
import { reject } from '../../kernel/rules';
import { type Decision } from '../../kernel/types';
import { type CivilDate } from '../../time';
import { type Marker, markers as knownMarkers } from './contract';

/** True if the person awaits a trial: nothing may presume guilt. */
export function isUntried({ markers, convictedOn }: Pick<CaseState, 'markers' | 'convictedOn'>): boolean {
  return markers.includes('pre_trial') && convictedOn === null;
}

/** Each marker once, in the order of the list. */
export function distinctMarkers(markers: readonly Marker[]): readonly Marker[] {
  return knownMarkers.filter((marker) => markers.includes(marker));
}

/** Refused if the day of majority of a juvenile is missing or has passed. */
export function checkAdultDate(
  markers: readonly Marker[],
  turnsAdultOn: CivilDate | undefined,
  today: CivilDate,
): Decision | null {
  if (!markers.includes('juvenile')) return null;
  if (turnsAdultOn === undefined) return reject('adult_date_missing', 'turnsAdultOn');
  return turnsAdultOn <= today ? reject('date_in_past', 'turnsAdultOn') : null;
}
