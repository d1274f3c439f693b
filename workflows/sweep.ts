import type { SweepCounts } from '../shared/contracts/engine';
import { sweep } from './activities';

/** Started by a schedule: nudges the streams whose nudge was lost or had no effect. */
export async function sweepWorkflow(): Promise<SweepCounts> {
  return sweep();
}
