import { paths } from '../../paths';
import { sectionOperation, type SectionSeen } from '../sections/section';
import { present } from '../sections/told';
import { consentsOf, suitabilityOf } from './consents';
import { incentivesOf } from './incentives';
import { planShape, type PlanMade } from './response';
import { tracksOf } from './tracks';
import { versionsOf } from './versions';

/** The plan of a case with everything that hangs on it. */
export const getPlanOperation = sectionOperation({
  id: 'getPlan',
  path: paths.casePlan,
  summary: 'The plan: versions and their changes, objectives, tracks, consents, agreement, incentives',
  section: 'plan',
  areas: ['planning', 'objectives', 'tracks', 'consent', 'incentives'],
  besides: ['phaseEntered', 'wentBack', 'taskAnswered'],
  shape: planShape,
  make: planOf,
});

/** The plan as its reader sees it, made from visible entries. */
export function planOf(seen: SectionSeen): PlanMade {
  const versions = versionsOf(seen);
  return {
    caseId: seen.kase.caseId,
    versions,
    ...present({
      tracks: tracksOf(seen),
      consents: consentsOf(seen),
      suitability: suitabilityOf(seen),
      incentives: incentivesOf(seen, versions),
    }),
  };
}
