import { type Phase, phaseNames } from '../shared/domain/path/phases';
import { minus, plus, startOfDay } from '../shared/domain/time';
import { until, type Acts } from './act';
import * as steps from './steps';

const monthBeforeRelease = until(({ kase, calendar }) =>
  minus(startOfDay(kase.expectedReleaseOn ?? '', 'UTC'), 'P30D', calendar),
);
/** The morning of the day of release. */
const outside = until(({ kase, calendar }) =>
  plus(startOfDay(kase.expectedReleaseOn ?? '', calendar.timeZone), 'PT9H', calendar),
);

type Stretch = (branch: steps.Branch) => Acts;

/** The acts of each phase, as far as they are the same in every case. */
const ways: Readonly<Partial<Record<Phase, Stretch>>> = {
  referred: () => [steps.accepted],
  intake: () => [...steps.staffed, steps.screened()],
  assessing: () => [steps.backgroundRecorded, ...steps.assessed()],
  classifying: () => [steps.housed()],
  planning: () => steps.planApproved(),
  programme: () => steps.completed,
  pre_release: () => [monthBeforeRelease, ...steps.assessed(), steps.attested, ...steps.releaseConfirmed],
  release_decision: (branch) => [steps.decided(branch), outside],
  released: () => steps.handedOver,
};

/** Everything from the opening on that leads to a phase; supervision and aftercare are two ends of the path. */
export function pathTo(
  phase: Phase,
  branch: steps.Branch = phase === 'aftercare' ? 'sentence_completed' : 'parole',
): Acts {
  return phaseNames.slice(0, phaseNames.indexOf(phase)).flatMap((each) => ways[each]?.(branch) ?? []);
}
