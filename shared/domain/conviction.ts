import type { CaseState } from './state';

/** Whether the person waits for a trial: nothing takes for granted that they did what they are accused of. */
export function isUntried({ markers, convictedOn }: Pick<CaseState, 'markers' | 'convictedOn'>): boolean {
  return markers.includes('pre_trial') && convictedOn === null;
}
