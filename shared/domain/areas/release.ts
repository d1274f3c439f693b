import { ask, dueFromNow, followedUp, followUp, openTasks, withdraw } from '../asking';
import type { CommandData, ReleaseDecisionData } from '../commands';
import type { NewEvent } from '../events';
import type { AgendaFacts, Decision, Facts } from '../kernel-types';
import { checkApart, checkPerson, functionDisciplines } from '../people';
import { accept, firstOf, reject, type AnswerRules, type CommandRules, type Deadlines, type Reducers } from '../rules';
import { releaseConfirmers, type CaseState, type Release, type ReleaseConfirmer } from '../state';
import { checkOpposites } from '../separation';
import type { Task } from '../tasks';
import { civilDate, minus, startOfDay, type CivilDate, type Instant } from '../time';
import { phasesInCustody } from '../phase-groups';
import { owesAttestation } from './intelligence';

type ReleaseCommand = 'startPreRelease' | 'requestReleaseConfirmations' | 'recordReleaseDecision';

/** Preparing the release, recording what an outside authority decided, and handing over. */
export const releaseCommands: CommandRules<ReleaseCommand> = {
  startPreRelease: {
    during: ['programme'],
    decide: (kase, data) => accept({ type: 'preReleaseStarted', data }, ...followedUp(kase, 'pre_release_due')),
  },
  requestReleaseConfirmations: {
    during: ['pre_release'],
    decide: (kase, data, facts) => {
      const asked = confirmersOf(data);
      const pending = openTasks(kase).filter(({ kind }) => kind === 'release_confirmation');
      const isAsked = ({ about, assigneeId }: Task): boolean => asked[about as ReleaseConfirmer] === assigneeId;
      const toAsk = releaseConfirmers.filter(
        (as) =>
          kase.preRelease.confirmed[as] !== asked[as] && !pending.some((task) => task.about === as && isAsked(task)),
      );
      const refusal = firstOf(
        ...releaseConfirmers.map((as) => checkPerson(facts, asked[as], fields[as], functionDisciplines[as])),
        checkApart(Object.values(asked), 'chairId'),
        ...releaseConfirmers.map((as) => checkApart([facts.actor.personId, asked[as]], fields[as])),
        checkOpposites(kase, 'chair', asked.chair, 'chairId'),
        toAsk.length === 0 ? reject('already_requested') : null,
      );
      if (refusal) return refusal;
      return accept(
        { type: 'releaseConfirmationsRequested', data: asked },
        ...withdraw(kase, (task) => pending.includes(task) && !isAsked(task), true),
        ...toAsk.map((as) => ask('release_confirmation', asked[as], as, facts)),
        ...followedUp(kase, 'release_refused'),
      );
    },
  },
  recordReleaseDecision: {
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      if (kase.release) return reject('already_decided');
      const isOpen = kase.phase !== 'release_decision' || owesAttestation(kase, facts);
      if (isOpen && !data.waiver) return reject('gate_incomplete', 'waiver', { phase: kase.phase });
      const receiverId = receiverOf(kase, data);
      const refusal = checkReleaseDecision(data, receiverId, facts);
      if (refusal || !receiverId) return refusal ?? reject('aftercare_lead_missing', 'aftercareLeadId');
      const due = handoverDue(data.releaseOn, facts);
      return accept(
        { type: 'releaseDecided', data },
        ...followedUp(kase, 'phase_overdue'),
        ...withdraw(kase, ({ kind }) => kind === 'intelligence_attestation', true),
        ask('handover_sending', data.senderId, 'handover', facts, due),
        ask('handover_acceptance', receiverId, 'handover', facts, due),
      );
    },
  },
};

export const releaseAnswers: AnswerRules<'release_confirmation' | 'handover_sending' | 'handover_acceptance'> = {
  release_confirmation: {
    confirm: (_kase, { about }) => accept({ type: 'releaseConfirmed', data: { as: about as ReleaseConfirmer } }),
    refuse: (kase, { about }, { reasonCode = '' }, facts) =>
      accept(
        { type: 'releaseRefused', data: { as: about as ReleaseConfirmer, reasonCode } },
        ...followUp(kase, 'release_refused', facts),
      ),
  },
  handover_sending: { confirm: () => accept({ type: 'handoverSent', data: {} }) },
  handover_acceptance: { confirm: () => accept({ type: 'handoverReceived', data: {} }) },
};

type ReleaseEvent =
  | 'preReleaseFellDue'
  | 'preReleaseStarted'
  | 'releaseConfirmationsRequested'
  | 'releaseConfirmed'
  | 'releaseRefused'
  | 'releaseDateChanged'
  | 'releaseDecided'
  | 'personReleased'
  | 'handoverSent'
  | 'handoverReceived';

export const releaseEvents: Reducers<ReleaseEvent> = {
  preReleaseFellDue: (kase) => ({ ...kase, preRelease: { ...kase.preRelease, fellDue: true } }),
  preReleaseStarted: (kase, { actorId }) => ({ ...kase, preRelease: { ...kase.preRelease, startedBy: actorId } }),
  releaseConfirmationsRequested: (kase, { data }) => ({
    ...kase,
    functions: { ...kase.functions, ...data },
    preRelease: { ...kase.preRelease, confirmed: confirmationsKept(kase, data) },
  }),
  releaseConfirmed: (kase, { data, actorId }) => ({
    ...kase,
    preRelease: { ...kase.preRelease, confirmed: { ...kase.preRelease.confirmed, [data.as]: actorId } },
  }),
  releaseRefused: (kase) => kase,
  releaseDateChanged: (kase, { data }) => releaseMoved(kase, data.to),
  releaseDecided: (kase, { data }) => ({
    ...expectedOn(kase, data.releaseOn),
    functions: { ...kase.functions, ...receivingFunction(data) },
    release: {
      kind: data.kind,
      authority: data.authority,
      decidedOn: data.decidedOn,
      releaseOn: data.releaseOn,
      conditions: data.conditions?.length ?? 0,
      supervisionEndsOn: data.supervisionEndsOn ?? null,
      senderId: data.senderId,
      receiverId: receiverOf(kase, data) ?? '',
      waived: kase.phase !== 'release_decision',
      releasedAt: null,
      sentBy: null,
      receivedBy: null,
    },
  }),
  personReleased: (kase, { at }) => ({
    ...changeRelease(kase, { releasedAt: at }),
    segregation: null,
    activitiesSuspended: null,
  }),
  handoverSent: (kase, { actorId }) => changeRelease(kase, { sentBy: actorId }),
  handoverReceived: (kase, { actorId }) => changeRelease(kase, { receivedBy: actorId }),
};

/** Preparation falls due before the expected release; the day of release comes by itself once it was decided. */
export const releaseDeadlines: Deadlines = (kase, { programme, calendar }) => {
  const { release, preRelease, phase } = kase;
  if (phase === 'programme' && !preRelease.fellDue) {
    const releaseDay = startOfDay(kase.expectedReleaseOn, calendar.timeZone);
    return [
      {
        at: minus(releaseDay, programme.preRelease.startsBefore, calendar),
        then: 'preReleaseFellDue',
        events: (facts): readonly NewEvent[] => [
          { type: 'preReleaseFellDue', data: { expectedReleaseOn: kase.expectedReleaseOn } },
          ...followUp(kase, 'pre_release_due', facts),
        ],
      },
    ];
  }
  if (phase === 'release_decision' && release && !release.releasedAt) {
    const { releaseOn } = release;
    return [
      {
        at: startOfDay(releaseOn, calendar.timeZone),
        then: 'personReleased',
        events: () => [{ type: 'personReleased', data: { releaseOn } }],
      },
    ];
  }
  return [];
};

/** Whether an approved reassessment is recent enough for the release (domain.md, `pre_release`). */
export function hasFinalAssessment(kase: CaseState, { programme, calendar }: AgendaFacts): boolean {
  const releaseDay = startOfDay(kase.expectedReleaseOn, calendar.timeZone);
  const notBefore = minus(releaseDay, programme.preRelease.finalAssessmentWithin, calendar);
  return kase.assessments.some(
    ({ purpose, approvedAt }) => purpose !== 'baseline' && approvedAt !== undefined && approvedAt >= notBefore,
  );
}

/**
 * The target of every phase before release is its day at the latest: what was overdue is measured anew with it. The
 * sentence does not grow with a late release: days that an authority adds to it are recorded as a changed date.
 */
function expectedOn(kase: CaseState, releaseOn: CivilDate): CaseState {
  return { ...kase, expectedReleaseOn: releaseOn, phaseTargetPassed: false };
}

/** The hand-over is to be confirmed by the day of release, or within its window where that has passed. */
function handoverDue(releaseOn: CivilDate, facts: Facts): Instant {
  const dayOfRelease = startOfDay(releaseOn, facts.calendar.timeZone);
  return dayOfRelease > facts.now ? dayOfRelease : dueFromNow('handover_sending', facts);
}

/** The state after the expected release moved. */
export function releaseMoved(kase: CaseState, to: CivilDate): CaseState {
  return {
    ...expectedOn(kase, to),
    preRelease: { ...kase.preRelease, fellDue: false },
    release: kase.release && { ...kase.release, releaseOn: to },
  };
}

/** Dates move (rule 9): both sides of the hand-over learn the new one. */
export function moveHandover(kase: CaseState, releaseOn: CivilDate, facts: Facts): readonly NewEvent[] {
  return openTasks(kase)
    .filter(({ kind }) => kind === 'handover_sending' || kind === 'handover_acceptance')
    .map(({ taskId }) => ({ type: 'taskChanged', data: { taskId, dueAt: handoverDue(releaseOn, facts) } }));
}

/** Whoever confirmed speaks for themselves: where another person is asked now, that confirmation is still missing. */
function confirmationsKept(
  { preRelease }: CaseState,
  asked: Readonly<Record<ReleaseConfirmer, string>>,
): CaseState['preRelease']['confirmed'] {
  const kept = releaseConfirmers.filter((as) => preRelease.confirmed[as] === asked[as]);
  return Object.fromEntries(kept.map((as) => [as, asked[as]]));
}

const fields = {
  chair: 'chairId',
  police_lead: 'policeLeadId',
  probation_lead: 'probationLeadId',
  aftercare_lead: 'aftercareLeadId',
} as const satisfies Record<ReleaseConfirmer, keyof CommandData['requestReleaseConfirmations']>;

function confirmersOf(data: CommandData['requestReleaseConfirmations']): Record<ReleaseConfirmer, string> {
  return {
    chair: data.chairId,
    police_lead: data.policeLeadId,
    probation_lead: data.probationLeadId,
    aftercare_lead: data.aftercareLeadId,
  };
}

function receiverOf(kase: CaseState, data: ReleaseDecisionData): string | undefined {
  return data.kind === 'parole' ? data.supervisingOfficerId : (data.aftercareLeadId ?? kase.functions.aftercare_lead);
}

function receivingFunction(data: ReleaseDecisionData): CaseState['functions'] {
  return {
    ...(data.supervisingOfficerId && { supervising_officer: data.supervisingOfficerId }),
    ...(data.aftercareLeadId && { aftercare_lead: data.aftercareLeadId }),
  };
}

function checkReleaseDecision(
  data: ReleaseDecisionData,
  receiverId: string | undefined,
  facts: Facts,
): Decision | null {
  const today = civilDate(facts.now, facts.calendar.timeZone);
  const onParole = data.kind === 'parole';
  const { supervisionEndsOn, supervisingOfficerId, aftercareLeadId, conditions = [] } = data;
  return firstOf(
    data.decidedOn > today ? reject('date_in_future', 'decidedOn') : null,
    data.releaseOn < data.decidedOn ? reject('ends_before_start', 'releaseOn') : null,
    onParole && !supervisionEndsOn ? reject('parole_terms_missing', 'supervisionEndsOn') : null,
    onParole && !supervisingOfficerId ? reject('parole_terms_missing', 'supervisingOfficerId') : null,
    onParole && conditions.length === 0 ? reject('parole_terms_missing', 'conditions') : null,
    !onParole && supervisionEndsOn ? reject('no_supervision_on_this_branch', 'supervisionEndsOn') : null,
    !onParole && supervisingOfficerId ? reject('no_supervision_on_this_branch', 'supervisingOfficerId') : null,
    !onParole && conditions.length > 0 ? reject('no_supervision_on_this_branch', 'conditions') : null,
    supervisionEndsOn && supervisionEndsOn <= data.releaseOn ? reject('ends_before_start', 'supervisionEndsOn') : null,
    checkPerson(facts, data.senderId, 'senderId'),
    supervisingOfficerId
      ? checkPerson(facts, supervisingOfficerId, 'supervisingOfficerId', functionDisciplines.supervising_officer)
      : null,
    aftercareLeadId ? checkPerson(facts, aftercareLeadId, 'aftercareLeadId', functionDisciplines.aftercare_lead) : null,
    checkApart([data.senderId, receiverId], 'senderId'),
  );
}

function changeRelease(kase: CaseState, to: Partial<Release>): CaseState {
  return { ...kase, release: kase.release && { ...kase.release, ...to } };
}
