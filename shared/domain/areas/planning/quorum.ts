import { type CaseState } from '../../case';
import { type Programme } from '../../programme';
import { type Discipline } from '../../vocabulary';
import { quorumOf } from '../conferences/state';
import { planInMaking } from '../plan/rules';

/**
 * Disciplines of the plan conference's quorum that neither attended nor wrote, in the programme's order (domain.md,
 * `planning`). A dissent counts as a voice: it is recorded, not averaged.
 */
export function lackingForPlan(kase: CaseState, programme: Pick<Programme, 'conferences'>): readonly Discipline[] {
  const since = sinceWhen(kase);
  const held = kase.conferences.filter(
    ({ type, status, startsAt }) => type === 'plan' && status === 'held' && startsAt >= since,
  );
  const written = (planInMaking(kase)?.opinions ?? []).filter(({ opinion }) => opinion !== 'asked');
  return quorumOf('plan', programme).filter(
    (discipline) =>
      !written.some((each) => each.discipline === discipline) &&
      !held.some(({ lacking = [] }) => !lacking.includes(discipline)),
  );
}

/**
 * Conferences count from then on: since the phase of planning began; for a revision, since the round that it follows.
 */
function sinceWhen({ planDraft, assessments, phaseSince }: CaseState): string {
  return (planDraft && assessments.findLast(({ approvedAt }) => approvedAt)?.approvedAt) ?? phaseSince;
}
