import { z } from 'zod';
import { caseDates, markers } from '../../../domain/commands';
import { phaseNames } from '../../../domain/state';
import { code, date, id, narrative } from '../text';
import { statement } from './body';

export const referralBodies = {
  setMarkers: statement({
    markers: z.array(z.enum(markers)).max(markers.length),
    turnsAdultOn: date.optional(),
    reasons: narrative,
  }),
  recordConviction: statement({ convictedOn: date }),
  recordConflict: statement({ personId: id, reasonCode: code, narrative: narrative.optional() }),
};

export const dateBodies = {
  changeDates: statement({
    expectedReleaseOn: date.optional(),
    sentenceEndsOn: date.optional(),
    paroleEligibleOn: date.optional(),
    reasonCode: code,
    reasons: narrative,
  }).meta({ description: `At least one of ${caseDates.join(', ')}` }),
  goBack: statement({ to: z.enum(phaseNames), reasons: narrative }),
};
