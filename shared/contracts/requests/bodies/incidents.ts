import { z } from 'zod';
import { milestoneKinds } from '../../../domain/commands';
import { code, id, narrative } from '../text';
import { statement } from './body';

export const incidentBodies = {
  recordIncident: statement({ kind: code, severity: code, what: narrative }),
  recordNewInformation: statement({ what: narrative }),
  resumeActivities: statement({ reasons: narrative }),
  recordRestrictedEntry: statement({ what: narrative }),
  recordKeepApart: statement({ otherCaseId: id, reasonCode: code, reasons: narrative }),
  endKeepApart: statement({ pairId: id, reasons: narrative }),
};

export const incentiveBodies = {
  proposeIncentive: statement({
    kind: code,
    milestone: z.strictObject({ kind: z.enum(milestoneKinds), about: id.optional() }),
    reasons: narrative,
    granterId: id,
  }),
  revokeIncentive: statement({ incentiveId: id, reasonCode: code, reasons: narrative }),
};
