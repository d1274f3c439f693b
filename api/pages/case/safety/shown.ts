import type { z } from 'zod';
import type { getSafetyOperation } from '../../../cases/safety/get';
import type { Saying } from '../../say';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';

/** As `getSafety` answers. */
export type Safety = z.output<typeof getSafetyOperation.response>;

/** The props of each part of the page. */
export interface SafetyPart {
  readonly safety: Safety;
  readonly kase: CaseShown;
  readonly voice: Voice;
  /** In the time zone of the facility. */
  readonly saying: Saying;
}
