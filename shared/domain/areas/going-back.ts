import { followedUp, withdraw } from '../asking';
import { ofOnePhase } from '../phases';
import { accept, reject, type CommandRules, type Reducers } from '../rules';
import { phaseNames, type CaseState, type Phase } from '../state';
import type { TaskKind } from '../tasks';
import { cancelOpenSessions } from './sessions';

/** To where a case can go back; a referral that was accepted is not accepted again. */
const targets: readonly Phase[] = ['intake', 'assessing', 'classifying', 'planning', 'programme'];

/** What is asked for the sake of a gate that now lies ahead again. An assessment under way goes on. */
const ofGatesAhead: readonly TaskKind[] = [
  'plan_approval',
  'plan_opinion',
  'review_decision',
  'release_confirmation',
  'intelligence_attestation',
];

/** Going back to an earlier phase is allowed with a reason (domain.md, "The path"). */
export const goingBackCommands: CommandRules<'goBack'> = {
  goBack: {
    during: [...targets, 'pre_release'],
    decide: (kase, { to, reasons }) => {
      const from = kase.phase;
      const earlier = targets.filter((each) => isBefore(each, from));
      if (!earlier.includes(to)) return reject('not_an_earlier_phase', 'to', { earlier });
      return accept(
        { type: 'wentBack', data: { from, to, reasons } },
        // No session without an approved plan.
        ...(isBefore(to, 'programme') ? cancelOpenSessions(kase) : []),
        ...withdraw(kase, ({ kind }) => ofGatesAhead.includes(kind), true),
        ...followedUp(kase, ...ofOnePhase),
        { type: 'phaseEntered', data: { phase: to, from } },
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
];

function isBefore(a: Phase, b: Phase): boolean {
  return phaseNames.indexOf(a) < phaseNames.indexOf(b);
}
