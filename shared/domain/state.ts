export { markers, type Marker } from './areas/person/contract';
export {
  screeningFindings,
  legalBases,
  type ScreeningArea,
  type ScreeningFinding,
  type LegalBasis,
} from './areas/referral/contract';
export {
  aims,
  objectiveStandings,
  type Aim,
  type ObjectiveStanding,
  type Objective,
  type Track,
  type Plan,
  type Opinion,
  type ObjectiveDraft,
} from './areas/plan/contract';
export {
  observedProgress,
  engagementsSeen,
  type Observation,
  type EngagementSeen,
  type Session,
} from './areas/sessions/contract';
export { type ReassessmentCause, type RequiredReassessment } from './areas/reassessment/contract';
export {
  commentOutcomes,
  levelsOfConcern,
  type CommentOutcome,
  type LevelOfConcern,
  type Concern,
} from './areas/background/contract';
export {
  evidenceSources,
  confidences,
  type EvidenceSource,
  type Rating,
  type AssessmentForm,
  type Assessment,
} from './areas/assessment/contract';
export { challengeables, type Challengeable, type Challenge } from './areas/challenges/contract';
export { type Segregation } from './areas/segregation/contract';
export { type KeepApart } from './areas/keep-apart/contract';
export { housingOptions, type HousingOption, type Housing } from './areas/housing/contract';
export {
  type Disposition,
  type ConferenceItem,
  type Conference,
  type Member,
  type ConferenceDue,
} from './areas/conferences/contract';
export { type Intelligence } from './areas/intelligence/contract';
export { milestoneKinds, type Milestone, type Incentive } from './areas/incentives/contract';
export { agreements, type Agreement } from './areas/objectives/contract';
export { consentStates, type ConsentState, type ConsentEvidence, type Consent } from './areas/consent/contract';
export {
  authorities,
  releaseConfirmers,
  type Authority,
  type ReleaseConfirmer,
  type PreRelease,
  type Release,
} from './areas/release/contract';
export { type Contacts } from './areas/contacts/contract';
export { caseDates, type CaseDate, type MovedDeadline } from './areas/dates/contract';
export { correctionReasons, type CorrectionReason } from './areas/corrections/contract';
export type { CaseState } from './case';
export { phaseNames, type Phase } from './path/phases';
import { firstValues } from './catalogue';
export const emptyCustody = firstValues;
