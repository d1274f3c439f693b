import type { OutreachActivities, RecordActivities, SweepActivities } from '../shared/contracts/engine';
import { createAdvance, type AdvanceDependencies } from './advance';
import { createNotify, type NotifyDependencies } from './notify';
import { createSweep, type SweepDependencies } from './sweep';

export interface ActivityDependencies {
  readonly advance: AdvanceDependencies;
  readonly notify: NotifyDependencies;
  readonly sweep: SweepDependencies;
}

/** Everything that the workflows have done; behind each name of outreach stands the same function. */
export function createActivities(
  dependencies: ActivityDependencies,
): RecordActivities & OutreachActivities & SweepActivities {
  const notify = createNotify(dependencies.notify);
  const outreach = ({ notificationId }: { readonly notificationId: string }) => notify(notificationId);
  return {
    ...createAdvance(dependencies.advance),
    ...createSweep(dependencies.sweep),
    inviteToSession: outreach,
    requestReport: outreach,
    requestApproval: outreach,
    requestAssessment: outreach,
    requestContactReport: outreach,
    requestFollowUp: outreach,
    remind: outreach,
    escalate: outreach,
    announce: outreach,
  };
}
