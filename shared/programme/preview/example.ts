import type { CaseState, EventData, EventType, NewEvent } from '../../domain/case';
import { evolve } from '../../domain/case-rules';
import { type Phase, phaseNames } from '../../domain/path/phases';
import type { Objective } from '../../domain/areas/plan/contract';
import { civilDate, plus, type Instant, type WorkingCalendar } from '../../domain/time';
import type { Programme } from '../schema';

const text = { narrativeId: 'example', commitment: '' };

/** The events after the entering of a phase. */
type Happening = (example: Example) => readonly NewEvent[];

interface Example {
  readonly programme: Programme;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
}

/** A made-up case in a phase, folded by the kernel, with the usual tasks, plan and sessions. */
export function exampleCase(phase: Phase, example: Example): CaseState {
  const passed = phaseNames.slice(0, phaseNames.indexOf(phase) + 1).filter((each) => isOnTheWay(each, phase));
  const events = passed.flatMap((each, index) => [
    ...(index === 0 ? [] : [event('phaseEntered', { phase: each, from: passed[index - 1] ?? 'referred' })]),
    ...(happenings[each]?.(example) ?? []),
  ]);
  const kase = events.reduce<CaseState | null>(
    (state, each) => evolve(state, { ...each, streamId: 'example', at: example.now, actorId: 'example' }),
    null,
  );
  if (!kase) throw new Error('an example begins with its opening');
  return kase;
}

/** Supervision and aftercare are two ends of the path: a case in one was never in the other. */
function isOnTheWay(phase: Phase, end: Phase): boolean {
  return phase !== 'supervised' || end === 'supervised';
}

const happenings: Readonly<Partial<Record<Phase, Happening>>> = {
  referred: (example) => [event('caseOpened', opening(example))],
  assessing: ({ programme, calendar, now }) => [
    event('assessmentAssigned', {
      assessmentId: 'assessment',
      purpose: 'baseline',
      instrumentId: programme.instruments[0]?.id ?? '',
      assessorId: 'assessor',
      reviewerId: 'reviewer',
    }),
    asked('assessment', 'assessment', plus(now, programme.taskWindows.assessment, calendar)),
  ],
  classifying: (example) => [
    event('taskAnswered', { taskId: 'assessment', answer: 'submit', knownBy: 'sign_in' }),
    event('housingDecided', housing(example)),
  ],
  planning: ({ programme, calendar, now }) => [
    event('planDrafted', { version: 1, aim: 'disengagement', objectives: objectives(now), tracks: tracks(programme) }),
    event('planSubmitted', { version: 1, chairId: 'chair' }),
    asked('plan_approval', '1', plus(now, programme.taskWindows.plan_approval, calendar)),
  ],
  programme: ({ programme, calendar, now }) => [
    event('taskAnswered', { taskId: 'plan_approval', answer: 'approve', knownBy: 'sign_in' }),
    event('planApproved', { version: 1 }),
    ...programme.consent.purposes.map(({ code }) => event('consentRecorded', { purpose: code, state: 'refused' })),
    event('sessionPlanned', {
      sessionId: 'session',
      trackId: programme.tracks.at(-1)?.code ?? '',
      specialistId: 'specialist',
      startsAt: plus(now, 'P30D', calendar),
      minutes: 60,
      placeCode: programme.placeCodes[0] ?? '',
    }),
    asked('session_invitation', 'session', plus(now, programme.taskWindows.session_invitation, calendar)),
  ],
  supervised: () => [event('contactsStarted', { kind: 'supervised' })],
  aftercare: () => [event('contactsStarted', { kind: 'aftercare' })],
};

function opening({ programme, calendar, now }: Example): EventData['caseOpened'] {
  const day = (duration: string): string => civilDate(plus(now, duration, calendar), calendar.timeZone);
  return {
    reference: 'EXAMPLE',
    alias: 'example',
    programme: { id: programme.id, version: programme.version, hash: '' },
    personRef: 'example',
    coordinatingAgencyId: 'example',
    referringAgencyId: 'example',
    referredById: 'referrer',
    facilityId: 'example',
    legalBasis: 'conviction',
    admittedOn: day('P0D'),
    expectedReleaseOn: day('P3Y'),
    sentenceEndsOn: day('P5Y'),
    leadCoordinatorId: 'coordinator',
  };
}

function housing({ programme: { housing: rules }, calendar, now }: Example): EventData['housingDecided'] {
  return {
    option: 'dispersed',
    securityClass: rules.securityClasses[0] ?? '',
    roleTier: rules.roleTiers[0] ?? '',
    factors: rules.factors.slice(0, 1),
    reasons: text,
    expiresOn: civilDate(plus(now, rules.reviewAtMost, calendar), calendar.timeZone),
  };
}

function objectives(now: Instant): EventData['planDrafted']['objectives'] {
  const reviewOn = now.slice(0, 10);
  const draft = {
    title: text,
    actors: [],
    expectedResult: text,
    indicator: text,
    baseline: text,
    successThreshold: text,
    failureThreshold: text,
    reviewOn,
  };
  const objective: Objective = { objectiveId: 'objective', titleId: 'example', hasFailureThreshold: true, reviewOn };
  return [{ ...objective, draft }];
}

/** Every track of the programme, so that one which the other lacks becomes visible. */
function tracks({ tracks: all }: Programme): EventData['planDrafted']['tracks'] {
  return all.map(({ code, discipline }) => ({ trackId: code, code, discipline }));
}

/** At most one task of a kind is asked on the way, so its kind is its id. */
function asked(kind: EventData['taskAsked']['kind'], about: string, dueAt: Instant): NewEvent {
  return event('taskAsked', { taskId: kind, kind, assigneeId: 'somebody', about, dueAt });
}

function event<T extends EventType>(type: T, data: EventData[T]): NewEvent {
  return { type, data } as NewEvent;
}
