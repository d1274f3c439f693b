import { followUp, withdraw } from '../../asking/asking';
import { type CaseState, type NewEvent } from '../../case';
import { type Facts } from '../../kernel/types';
import { instrumentOf } from '../assessment/forms';
import { definitionFor } from '../sessions/checks';
import { cancelSessions } from '../sessions/invitations';

/** The reason for ending what presumes guilt. */
const reasonCode = 'not_before_conviction';

/** Statuses of an assessment before its approval. */
const underWay: readonly string[] = ['assigned', 'rated', 'submitted'];

/**
 * Ends sessions and assessments that presume guilt when the person awaits a trial again (presumption of innocence:
 * Nelson Mandela Rule 111). The rest goes on; the coordinator gets a follow-up for another assessment.
 */
export function endPresumption(kase: CaseState, facts: Facts): readonly NewEvent[] {
  const { programme } = facts;
  const ended = kase.assessments.filter(
    ({ status, instrumentId }) => underWay.includes(status) && instrumentOf(programme, instrumentId)?.presumesGuilt,
  );
  const isAbout = (about: string): boolean => ended.some(({ assessmentId }) => assessmentId === about);
  return [
    ...cancelSessions(kase, (session) => definitionFor(kase, session, programme)?.presumesGuilt === true),
    ...ended.map(({ assessmentId }): NewEvent => ({
      type: 'assessmentNotPossible',
      data: { assessmentId, reasonCode },
    })),
    ...withdraw(kase, ({ about }) => isAbout(about), true),
    ...(ended.length > 0 ? followUp(kase, 'assessment_not_possible', facts) : []),
  ];
}
