import type { SweepCounts } from '../shared/contracts/engine';
import { sweep } from './activities';

/** Started by a schedule: nudges the streams that nobody told, or that were told in vain. */
export async function sweepWorkflow(): Promise<SweepCounts> {
  return sweep();
}
