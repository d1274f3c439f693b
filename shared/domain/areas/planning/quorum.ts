import { type CaseState } from '../../case';
import { type Programme } from '../../programme';
import { type Discipline } from '../../vocabulary';
import { quorumOf } from '../conferences/state';
import { planInMaking } from '../plan/rules';

/**
 * The disciplines of the plan conference's quorum that were not there and did not write either, in the
 * programme's order (domain.md, `planning`). A dissent is a voice too: it is kept, and not averaged.
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

/** A conference counts that was held in the phase of planning; for a revision, since the round that it follows. */
function sinceWhen({ planDraft, assessments, phaseSince }: CaseState): string {
  return (planDraft && assessments.findLast(({ approvedAt }) => approvedAt)?.approvedAt) ?? phaseSince;
}
