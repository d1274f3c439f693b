import type { LogActivities, OutreachActivities, RecordActivities, SweepActivities } from '../shared/contracts/engine';
import { createAdvance, type AdvanceDependencies } from './advance';
import { createKeepLog, type KeepLogDependencies } from './keep-log';
import { createNotify, type NotifyDependencies } from './notify';
import { createSweep, type SweepDependencies } from './sweep';

export interface ActivityDependencies {
  readonly advance: AdvanceDependencies;
  readonly notify: NotifyDependencies;
  readonly sweep: SweepDependencies;
  readonly keepLog: KeepLogDependencies;
}

/** All activities of the workflows; every outreach name is the same function. */
export function createActivities(
  dependencies: ActivityDependencies,
): RecordActivities & OutreachActivities & SweepActivities & LogActivities {
  const notify = createNotify(dependencies.notify);
  const outreach = ({ notificationId }: { readonly notificationId: string }) => notify(notificationId);
  return {
    ...createAdvance(dependencies.advance),
    ...createSweep(dependencies.sweep),
    ...createKeepLog(dependencies.keepLog),
    inviteToSession: outreach,
    requestReport: outreach,
    requestApproval: outreach,
    requestAssessment: outreach,
    requestContactReport: outreach,
    requestFollowUp: outreach,
    inviteToConference: outreach,
    alertDuty: outreach,
    remind: outreach,
    escalate: outreach,
    announce: outreach,
  };
}
