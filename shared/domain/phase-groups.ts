import { phaseNames, type Phase } from './state';

/** From intake to the day of release. */
export const phasesInCustody: readonly Phase[] = [
  'intake',
  'assessing',
  'classifying',
  'planning',
  'programme',
  'pre_release',
  'release_decision',
];

/** From the approved plan on: voluntary support runs beside supervision and aftercare (domain.md, "The path"). */
export const phasesWithSessions: readonly Phase[] = [
  'programme',
  'pre_release',
  'release_decision',
  'released',
  'supervised',
  'aftercare',
];

/** From intake to the end of aftercare: consent is asked for, given, refused and withdrawn at any time. */
export const phasesWithConsent: readonly Phase[] = [...new Set([...phasesInCustody, ...phasesWithSessions])];

/** Every phase in which something may still happen. */
export const phasesOpen: readonly Phase[] = phaseNames.filter((phase) => phase !== 'closed');

/** The phases before the hand-over to those who receive the person outside. */
export const phasesBeforeRelease: readonly Phase[] = ['referred', ...phasesInCustody];
