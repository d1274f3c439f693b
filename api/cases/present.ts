import { nextDeadlines } from '../../shared/domain/kernel';
import type { AgendaFacts } from '../../shared/domain/kernel-types';
import { missingAtGate, phaseDueAt, phaseRows } from '../../shared/domain/phases';
import type { Assessment, CaseState, Plan, Session } from '../../shared/domain/state';
import type { Task } from '../../shared/domain/tasks';
import type { Instant } from '../../shared/domain/time';
import { compartmentOfDeadline, compartmentOfMissing } from '../../shared/policy/where-it-lies';
import { seesDue, seesFunction, seesTask, type Sight } from '../../shared/policy/who-may-see';
import type { CaseFunction } from '../../shared/policy/vocabulary';
import type { CaseAnswer } from './answer';
import { presentCustody } from './present-custody';

const mostDeadlines = 20;

/** What is read beside the state, for those who see it. */
export interface Besides {
  readonly person?: CaseAnswer['person'];
  /** Titles of objectives by the id of their text. */
  readonly titles?: ReadonlyMap<string, string>;
}

/** A case as one caller sees it: every field is in a compartment, and what the policy does not show is left out. */
export function presentCase(kase: CaseState, facts: AgendaFacts, sight: Sight, besides: Besides = {}): CaseAnswer {
  const { views, progress } = sight;
  return {
    caseId: kase.caseId,
    reference: kase.reference,
    views,
    ...(sight.alias && { alias: kase.alias, phase: kase.phase }),
    ...(sight.name && besides.person && { person: besides.person }),
    ...(progress && howItGoes(kase, facts, sight)),
    ...(progress && whoseItIs(kase, sight)),
    ...(progress && howItEnds(kase)),
    ...presentCustody(kase, facts, sight),
    ...(sight.name && { housing: housing(kase), plan: plan(kase.plan, besides) }),
    ...(views.assessment === 'full' && { screening: screening(kase) }),
    ...assessments(kase, sight),
    ...sessions(kase.sessions, sight),
    ...(sight.alias && { tasks: openTasks(kase, sight, facts.now) }),
  };
}

function screening(kase: CaseState): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(kase.screening).flatMap(([area, found]) => (found ? [[area, found]] : [])));
}

/** Whether the phase, or something of which the caller sees that it is asked, has passed its time. */
function isOverdue(kase: CaseState, facts: AgendaFacts, sight: Sight): boolean {
  const target = phaseDueAt(kase, facts);
  if (kase.diedOn !== null || kase.phase === 'closed') return false;
  return (target !== null && target < facts.now) || seen(kase, sight).some(({ dueAt }) => dueAt < facts.now);
}

/** What is derived, is derived from what the caller sees: a total or a date would tell the rest. */
function howItGoes(kase: CaseState, facts: AgendaFacts, sight: Sight): Partial<CaseAnswer> {
  const missing = kase.diedOn === null ? missingAtGate(kase, facts) : [];
  return {
    phaseSince: kase.phaseSince,
    targetAt: phaseDueAt(kase, facts),
    overdue: isOverdue(kase, facts, sight),
    ownerId: kase.functions[phaseRows[kase.phase].owner] ?? null,
    suspended: kase.suspended,
    diedOn: kase.diedOn,
    missing: missing
      .filter((item) => seesDue(sight, compartmentOfMissing(item)))
      .map(({ code, owedBy }) => ({ code, owedBy })),
    nextDeadlines: nextDeadlines(kase, facts)
      .filter((deadline) => seesDue(sight, compartmentOfDeadline(deadline, kase.tasks)))
      .slice(0, mostDeadlines),
  };
}

function whoseItIs(kase: CaseState, sight: Sight): Partial<CaseAnswer> {
  const { id, version } = kase.programme;
  return {
    openedAt: kase.openedAt,
    programme: { id, version },
    coordinatingAgencyId: kase.coordinatingAgencyId,
    referringAgencyId: kase.referringAgencyId,
    facilityId: kase.facilityId,
    legalBasis: kase.legalBasis,
    admittedOn: kase.admittedOn,
    expectedReleaseOn: kase.expectedReleaseOn,
    sentenceEndsOn: kase.sentenceEndsOn,
    functions: Object.fromEntries(
      Object.entries(kase.functions).filter(([held]) => seesFunction(sight, held as CaseFunction)),
    ),
  };
}

function howItEnds({ preRelease, release, contacts, outcome }: CaseState): Partial<CaseAnswer> {
  return {
    preRelease: { startedBy: preRelease.startedBy, confirmed: { ...preRelease.confirmed } },
    release: release && {
      kind: release.kind,
      authority: release.authority,
      decidedOn: release.decidedOn,
      releaseOn: release.releaseOn,
      waived: release.waived,
      conditions: release.conditions,
      supervisionEndsOn: release.supervisionEndsOn,
      senderId: release.senderId,
      receiverId: release.receiverId,
      sentBy: release.sentBy,
      receivedBy: release.receivedBy,
    },
    contacts: contacts && {
      kind: contacts.kind,
      nextAt: contacts.nextAt,
      made: contacts.made,
      missed: contacts.missed,
      ended: contacts.ended,
    },
    outcome: outcome && { code: outcome.code, aim: outcome.aim, decidedBy: outcome.decidedBy },
  };
}

function housing({ housing: decided }: CaseState): NonNullable<CaseAnswer['housing']> | null {
  if (!decided) return null;
  const { option, securityClass, roleTier, factors, decidedBy, decidedAt, expiresOn } = decided;
  return { option, securityClass, roleTier, factors: [...factors], decidedBy, decidedAt, expiresOn };
}

function plan(drafted: Plan | null, { titles }: Besides): NonNullable<CaseAnswer['plan']> | null {
  if (!drafted) return null;
  const { version, status, aim, authorId, chairId, objectives, tracks, opinions } = drafted;
  return {
    version,
    status,
    aim,
    authorId,
    ...(chairId !== undefined && { chairId }),
    objectives: objectives.map(({ objectiveId, titleId, hasFailureThreshold, reviewOn, standing }) => {
      const title = titles?.get(titleId);
      return {
        objectiveId,
        ...(title !== undefined && { title }),
        hasFailureThreshold,
        reviewOn,
        ...(standing && { standing }),
      };
    }),
    tracks: tracks.map(({ trackId, code, discipline, outcome, measured, modulesHeld }) => ({
      ...{ trackId, code, discipline },
      ...(outcome && { outcome }),
      ...(measured && { measured: [...measured] }),
      ...(modulesHeld && { modulesHeld: [...modulesHeld] }),
    })),
    ...(opinions && { opinions: opinions.map((each) => ({ ...each })) }),
  };
}

/** In full, or in summary: which rounds there were, and how far they got. */
function assessments(kase: CaseState, { views }: Sight): Partial<CaseAnswer> {
  if (views.assessment === 'full') {
    return { assessments: kase.assessments.map((each) => ({ ...each })), reassessment: kase.reassessment };
  }
  if (views.assessment !== 'summary') return {};
  const summary = ({ assessmentId, purpose, status }: Assessment): NonNullable<CaseAnswer['assessments']>[number] => ({
    assessmentId,
    purpose,
    status,
  });
  return { assessments: kase.assessments.map(summary), reassessment: kase.reassessment };
}

function sessions(held: readonly Session[], { views, personId }: Sight): Partial<CaseAnswer> {
  if (views.sessions !== 'full' && views.sessions !== 'own') return {};
  const seen = views.sessions === 'full' ? held : held.filter(({ specialistId }) => specialistId === personId);
  return {
    sessions: seen.map(
      ({ sessionId, trackId, specialistId, startsAt, minutes, placeCode, status, module, seriesId }) => ({
        sessionId,
        trackId,
        specialistId,
        startsAt,
        minutes,
        placeCode,
        status,
        ...(module !== undefined && { module }),
        ...(seriesId !== undefined && { seriesId }),
      }),
    ),
  };
}

function openTasks(kase: CaseState, sight: Sight, now: Instant): NonNullable<CaseAnswer['tasks']> {
  return [...seen(kase, sight)]
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    .map(({ taskId, kind, assigneeId, about, askedAt, dueAt }) => ({
      taskId,
      kind,
      assigneeId,
      about,
      askedAt,
      dueAt,
      overdue: dueAt < now,
    }));
}

/** The open tasks of which the caller sees that they are asked. */
function seen(kase: CaseState, sight: Sight): readonly Task[] {
  return Object.values(kase.tasks).filter((task) => task.status === 'open' && seesTask(sight, task));
}
