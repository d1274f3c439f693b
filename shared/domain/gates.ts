import type { CaseFunction } from '../policy/vocabulary';
import type { Requirement } from '../programme/custody';
import { isCommented } from './areas/background';
import { hasFinalAssessment } from './areas/release';
import { isClassified } from './areas/housing';
import { isAttested } from './areas/intelligence';
import { unscreened } from './areas/referral';
import { openTasks } from './asking';
import type { AgendaFacts, Missing, MissingCode } from './kernel-types';
import { lackingForPlan } from './quorum';
import { releaseConfirmers, type Assessment, type CaseState } from './state';
import type { TaskKind } from './tasks';

/** What is still missing of one requirement, and who owes it; nothing once a person's act has filled it. */
type Rule = (kase: CaseState, facts: AgendaFacts) => readonly Missing[];

/** What is under way of an assessment, by whom it waits for. */
const baselineSteps: Partial<Record<TaskKind, MissingCode>> = {
  assessment: 'baseline',
  assessment_consensus: 'baseline_consensus',
  assessment_review: 'baseline_review',
};

/** Every requirement that a programme can name at a gate (domain.md, "The path"). */
export const requirementRules: Readonly<Record<Requirement, Rule>> = {
  referral_acceptance: (kase) => needs(!kase.referralAcceptedBy, 'referral_acceptance', kase, 'lead_coordinator'),
  screening: (kase, { programme }) =>
    unscreened(kase, programme).map(({ code, owedBy }) => ({
      code: `screening_${code}`,
      owedBy: holder(kase, owedBy),
    })),
  baseline: (kase) => {
    const counts = ({ status, approvedAt = '', setAside }: Assessment): boolean =>
      status === 'approved' && !setAside && approvedAt >= kase.phaseSince;
    if (kase.assessments.some(counts)) return [];
    const asked = openTasks(kase).flatMap(({ kind, assigneeId }) => {
      const code = baselineSteps[kind];
      return code ? [{ code, owedBy: { personId: assigneeId } }] : [];
    });
    return asked.length > 0 ? asked : needs(true, 'baseline_assignment', kase, 'lead_coordinator');
  },
  background: (kase, { programme }) =>
    programme.background
      .filter((area) => !kase.background.includes(area))
      .map((area) => ({ code: `background_${area}`, owedBy: holder(kase, 'lead_coordinator') })),
  person_comment: (kase) => needs(!isCommented(kase), 'person_comment', kase, 'lead_coordinator'),
  classification: (kase) => needs(!isClassified(kase), 'classification', kase, 'chair'),
  plan: (kase) => {
    if (kase.plan?.status === 'approved') return [];
    if (kase.plan?.status === 'submitted') return needs(true, 'plan_approval', kase, 'chair');
    return needs(true, kase.plan?.status === 'draft' ? 'plan_submission' : 'plan_draft', kase, 'lead_coordinator');
  },
  quorum: (kase, { programme }) =>
    lackingForPlan(kase, programme).map((discipline) => {
      const asked = openTasks(kase).find((task) => task.kind === 'plan_opinion' && task.about === discipline);
      return {
        code: `quorum_${discipline}`,
        owedBy: asked ? { personId: asked.assigneeId } : holder(kase, 'lead_coordinator'),
      };
    }),
  risk_plan: (kase) => needs(kase.riskPlan === null, 'risk_plan', kase, 'lead_coordinator'),
  plan_agreement: (kase) =>
    needs(!kase.plan || kase.planAgreement?.version !== kase.plan.version, 'plan_agreement', kase, 'lead_coordinator'),
  consent_offer: (kase, { programme }) =>
    programme.consent.purposes
      .filter(({ code }) => !Object.hasOwn(kase.consents, code))
      .map(({ code }) => ({ code: `consent_offer_${code}`, owedBy: holder(kase, 'lead_coordinator') })),
  programme_completion: (kase) =>
    needs(!kase.programmeCompletedBy && !kase.preRelease.startedBy, 'programme_completion', kase, 'chair'),
  confirmations: (kase) =>
    releaseConfirmers.flatMap((as) => needs(!kase.preRelease.confirmed[as], `release_confirmation_${as}`, kase, as)),
  final_assessment: (kase, facts) => needs(!hasFinalAssessment(kase, facts), 'final_assessment', kase, 'assessor'),
  intelligence_attestation: (kase) => needs(!isAttested(kase), 'intelligence_attestation', kase, 'custodian'),
};

/** What a phase of custody misses, by what the case's programme requires of its gate, in the programme's order. */
export function gate(phase: keyof AgendaFacts['programme']['gates']): Rule {
  return (kase, facts) => facts.programme.gates[phase].flatMap((each) => requirementRules[each](kase, facts));
}

export function needs(isMissing: boolean, code: MissingCode, kase: CaseState, owner: CaseFunction): readonly Missing[] {
  return isMissing ? [{ code, owedBy: holder(kase, owner) }] : [];
}

export function holder(kase: CaseState, owner: CaseFunction): Missing['owedBy'] {
  const personId = kase.functions[owner];
  return { function: owner, ...(personId && { personId }) };
}
