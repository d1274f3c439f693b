import type { Act, Acts } from '../../act';
import * as steps from '../../steps';
import type { CaseFile } from './case-file';

/** A step as a function of a case file, so that one state is built from another. */
const on =
  <A extends readonly unknown[]>(step: (...more: A) => Act | Acts) =>
  (file: CaseFile, ...more: A): CaseFile =>
    file.play(step(...more));

export const accepted = on(() => steps.accepted);
export const staffed = on(() => steps.staffed);
export const screened = on(steps.screened);
export const backgroundRecorded = on(() => steps.backgroundRecorded);
export const submitted = on(steps.submitted);
export const commented = on(steps.commented);
export const assessed = on(steps.assessed);
export const housed = on(steps.housed);
export const planDrafted = on((...[changes]: Parameters<typeof steps.planDrafted>) => steps.planDrafted(changes));
export const planSubmitted = on(() => steps.planSubmitted);
export const opinionsWritten = on(() => steps.opinionsWritten);
export const riskPlanned = on(() => steps.riskPlanned());
export const planAgreed = on(steps.planAgreed);
export const consentRecorded = on(steps.consentRecorded);
export const planApproved = on(steps.planApproved);
export const releaseConfirmed = on(() => steps.releaseConfirmed);
export const attested = on(() => steps.attested);
export const held = on(steps.held);
export const activitiesSuspended = on(() => steps.activitiesSuspended);
export const granted = on(steps.granted);
export const objectivesReviewed = on(() => steps.objectivesReviewed);
export const withSessions = on(() => steps.withSessions);
