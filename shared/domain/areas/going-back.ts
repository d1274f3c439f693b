import { followedUp, withdraw } from '../asking';
import { phasesInCustody } from '../phase-groups';
import { ofOnePhase } from '../phases';
import { accept, reject, type CommandRules, type Reducers } from '../rules';
import { phaseNames, type CaseState, type Phase } from '../state';
import type { TaskKind } from '../tasks';
import { askForAttestation } from './intelligence';
import { isAssessmentInProgress, requireReassessment } from './reassessment';
import { cancelOpenSessions } from './invitations';

/** To where a case can go back; a referral that was accepted is not accepted again. */
const targets: readonly Phase[] = phasesInCustody.filter((phase) => phase !== 'release_decision');

/** What is asked for the sake of a gate that now lies ahead again. An assessment under way goes on. */
const ofGatesAhead: readonly TaskKind[] = [
  'plan_approval',
  'plan_opinion',
  'review_decision',
  'release_confirmation',
  'intelligence_attestation',
];

/** Where the case is assessed again anyway, since a gate ahead wants it. */
const assessedAhead: readonly Phase[] = ['intake', 'assessing', 'pre_release'];

/**
 * Going back to an earlier phase is allowed with a reason (domain.md, "The path"): also where the authority asked has
 * not decided, or not for a release. It is a transition, and as such a reason to assess anew.
 */
export const goingBackCommands: CommandRules<'goBack'> = {
  goBack: {
    during: phasesInCustody,
    decide: (kase, { to, reasons }, facts) => {
      const from = kase.phase;
      const earlier = targets.filter((each) => isBefore(each, from));
      if (kase.release) return reject('already_decided');
      if (!earlier.includes(to)) return reject('not_an_earlier_phase', 'to', { earlier });
      const isAssessed = assessedAhead.includes(to) || isAssessmentInProgress(kase);
      return accept(
        { type: 'wentBack', data: { from, to, reasons } },
        // No session without an approved plan.
        ...(isBefore(to, 'programme') ? cancelOpenSessions(kase) : []),
        ...withdraw(kase, ({ kind }) => ofGatesAhead.includes(kind), true),
        ...followedUp(kase, ...ofOnePhase),
        ...(isAssessed ? [] : requireReassessment(kase, 'went_back', facts)),
        { type: 'phaseEntered', data: { phase: to, from } },
        ...askForAttestation({ ...kase, phase: to }, facts),
      );
    },
  },
};

/** What the gates from the phase on have looked at no longer fills them: each is passed by another act of a person. */
export const goingBackEvents: Reducers<'wentBack'> = {
  wentBack: (kase, { data: { to } }) =>
    resets.reduce((state, { phase, reset }) => (isBefore(phase, to) ? state : { ...state, ...reset(state) }), kase),
};

const resets: readonly { readonly phase: Phase; readonly reset: (kase: CaseState) => Partial<CaseState> }[] = [
  { phase: 'intake', reset: () => ({ screening: {} }) },
  {
    phase: 'assessing',
    reset: ({ assessments }) => ({
      comment: null,
      assessments: assessments.map((each) => (each.status === 'approved' ? { ...each, setAside: true } : each)),
    }),
  },
  { phase: 'classifying', reset: ({ housing }) => ({ housing: housing && { ...housing, setAside: true } }) },
  {
    // What was approved may be submitted again as it is; what was rejected is to be drafted anew.
    phase: 'planning',
    reset: ({ plan }) => ({
      planAgreement: null,
      plan: plan && { ...plan, status: plan.status === 'rejected' ? 'rejected' : 'draft', opinions: [] },
    }),
  },
  {
    phase: 'programme',
    reset: () => ({
      programmeCompletedBy: null,
      preRelease: { fellDue: false, startedBy: null, confirmed: {} },
    }),
  },
  {
    phase: 'pre_release',
    reset: ({ preRelease, intelligence }) => ({
      preRelease: { ...preRelease, confirmed: {} },
      intelligence: { ...intelligence, attestedAt: null, attestedBy: null },
    }),
  },
];

function isBefore(a: Phase, b: Phase): boolean {
  return phaseNames.indexOf(a) < phaseNames.indexOf(b);
}
