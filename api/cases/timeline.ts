import type { EventType } from '../../shared/domain/events';
import type { Compartment } from '../../shared/policy/compartments';
import type { Sight } from './sight';

/** How one type of event reads in the timeline, and in which compartment it lies. */
export interface TimelineRow {
  readonly in: Compartment;
  readonly says: string;
  /** Its codes and dates tell how the case goes and nothing of the person: whoever oversees the case sees them. */
  readonly progress?: true;
  /** Compartments that its codes tell of besides: whoever does not see these sees that it happened. */
  readonly tells?: readonly Compartment[];
}

/** Every type of event has its line: a new one does not compile until it stands here. */
export const timeline = {
  caseOpened: { in: 'identity', says: 'Case opened' },
  phaseEntered: { in: 'identity', says: 'Phase entered', progress: true },
  phaseTargetPassed: { in: 'identity', says: 'Target of the phase passed', progress: true },
  referralAccepted: { in: 'identity', says: 'Referral accepted', progress: true },
  functionAppointed: { in: 'identity', says: 'Function appointed', progress: true },
  screeningRecorded: { in: 'assessment', says: 'Screening recorded' },
  assessmentAssigned: { in: 'assessment', says: 'Assessment assigned' },
  assessmentSubmitted: { in: 'assessment', says: 'Assessment submitted' },
  assessmentApproved: { in: 'assessment', says: 'Assessment approved' },
  assessmentRejected: { in: 'assessment', says: 'Assessment sent back' },
  assessmentNotPossible: { in: 'assessment', says: 'Assessment not possible' },
  housingDecided: { in: 'identity', says: 'Housing, security class and role decided' },
  housingReviewFellDue: { in: 'identity', says: 'Review of housing fell due', progress: true },
  planDrafted: { in: 'identity', says: 'Plan drafted' },
  planSubmitted: { in: 'identity', says: 'Plan submitted to the chair', progress: true },
  planApproved: { in: 'identity', says: 'Plan approved', progress: true },
  planRejected: { in: 'identity', says: 'Plan rejected', progress: true },
  sessionPlanned: { in: 'sessions', says: 'Session planned' },
  sessionRescheduled: { in: 'sessions', says: 'Session moved' },
  sessionCancelled: { in: 'sessions', says: 'Session cancelled' },
  sessionAccepted: { in: 'sessions', says: 'Invitation accepted' },
  sessionDeclined: { in: 'sessions', says: 'Invitation declined' },
  sessionReportFellDue: { in: 'sessions', says: 'Report of a session fell due' },
  sessionHeld: { in: 'sessions', says: 'Session held' },
  sessionNotHeld: { in: 'sessions', says: 'Session not held' },
  reassessmentFellDue: { in: 'identity', says: 'Reassessment fell due', progress: true },
  reviewDecided: { in: 'identity', says: 'Review decided', progress: true },
  preReleaseFellDue: { in: 'identity', says: 'Preparation of release fell due', progress: true },
  preReleaseStarted: { in: 'identity', says: 'Preparation of release started', progress: true },
  releaseConfirmationsRequested: { in: 'identity', says: 'Confirmations for release asked for', progress: true },
  releaseConfirmed: { in: 'identity', says: 'Readiness for release confirmed', progress: true },
  releaseRefused: { in: 'identity', says: 'Readiness for release not confirmed', progress: true },
  releaseDateChanged: { in: 'identity', says: 'Expected release moved', progress: true },
  releaseDecided: { in: 'identity', says: 'Decision of the releasing authority recorded' },
  handoverSent: { in: 'identity', says: 'Hand-over sent', progress: true },
  handoverReceived: { in: 'identity', says: 'Hand-over received', progress: true },
  personReleased: { in: 'identity', says: 'Day of release', progress: true },
  contactsStarted: { in: 'identity', says: 'Contacts started', progress: true },
  contactFellDue: { in: 'identity', says: 'Contact fell due', progress: true },
  contactMade: { in: 'identity', says: 'Contact made', progress: true },
  contactMissed: { in: 'identity', says: 'Contact missed', progress: true },
  outreachRecorded: { in: 'identity', says: 'Outreach recorded', progress: true },
  contactScheduleEnded: { in: 'identity', says: 'Schedule of contacts ended', progress: true },
  aftercareChosen: { in: 'identity', says: 'Choice about aftercare recorded', progress: true },
  closingStarted: { in: 'identity', says: 'Closing started', progress: true },
  caseClosed: { in: 'identity', says: 'Case closed', progress: true },
  caseSuspended: { in: 'identity', says: 'Case suspended', progress: true },
  caseResumed: { in: 'identity', says: 'Case resumed', progress: true },
  deathRecorded: { in: 'identity', says: 'Death recorded', progress: true },
  taskAsked: { in: 'identity', says: 'Task asked', progress: true },
  taskChanged: { in: 'identity', says: 'Task changed', progress: true },
  // What was answered is in the event beside it, in the compartment it belongs to.
  taskAnswered: { in: 'identity', says: 'Task answered', tells: ['assessment', 'sessions'] },
  taskWithdrawn: { in: 'identity', says: 'Task no longer needed', progress: true },
  taskReassigned: { in: 'identity', says: 'Task passed on', progress: true },
  rungReached: { in: 'identity', says: 'Reminded or escalated', progress: true },
  mailFailed: { in: 'identity', says: 'Mail could not be delivered', progress: true },
} as const satisfies Record<EventType, TimelineRow>;

const eventTypes = Object.keys(timeline) as EventType[];

/** How much of an event somebody sees: with codes and texts, with codes, as a line, or not at all. */
export type EventView = 'full' | 'codes' | 'line' | 'hidden';

/** What the caller sees of events of a type, whoever had a part in them. */
export function eventView(type: EventType, { views, progress }: Sight): EventView {
  const row: TimelineRow = timeline[type];
  const view = views[row.in];
  if (view === 'full') return (row.tells ?? []).every((each) => views[each] === 'full') ? 'full' : 'line';
  if (view === 'summary') return 'line';
  if (row.in === 'identity' && progress) return row.progress ? 'codes' : 'line';
  return view === 'status' && type === 'phaseEntered' ? 'codes' : 'hidden';
}

/** Types of which the caller sees every event, and types of which they see those that they had a part in. */
export function visibleTypes(sight: Sight): { readonly all: readonly EventType[]; readonly own: readonly EventType[] } {
  const all = eventTypes.filter((type) => eventView(type, sight) !== 'hidden');
  const own = eventTypes.filter((type) => {
    const view = sight.views[timeline[type].in];
    return !all.includes(type) && (view === 'own' || view === 'alias' || view === 'status');
  });
  return { all, own };
}
