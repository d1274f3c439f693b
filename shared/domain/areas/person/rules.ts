import { type CaseState } from '../../case';
import { reject } from '../../kernel/rules';
import { type Decision } from '../../kernel/types';
import { type CivilDate } from '../../time';
import { type Marker, markers as knownMarkers } from './contract';

/** Whether the person waits for a trial: nothing takes for granted that they did what they are accused of. */
export function isUntried({ markers, convictedOn }: Pick<CaseState, 'markers' | 'convictedOn'>): boolean {
  return markers.includes('pre_trial') && convictedOn === null;
}

/** Each marker once, in the order in which they are listed. */
export function distinctMarkers(markers: readonly Marker[]): readonly Marker[] {
  return knownMarkers.filter((marker) => markers.includes(marker));
}

/** Of a juvenile the day of majority is wanted, and has not come. */
export function checkAdultDate(
  markers: readonly Marker[],
  turnsAdultOn: CivilDate | undefined,
  today: CivilDate,
): Decision | null {
  if (!markers.includes('juvenile')) return null;
  if (turnsAdultOn === undefined) return reject('adult_date_missing', 'turnsAdultOn');
  return turnsAdultOn <= today ? reject('date_in_past', 'turnsAdultOn') : null;
}
