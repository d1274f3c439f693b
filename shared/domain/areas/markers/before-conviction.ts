import { followUp, withdraw } from '../../asking/asking';
import { type CaseState, type NewEvent } from '../../case';
import { type Facts } from '../../kernel/types';
import { instrumentOf } from '../assessment/forms';
import { definitionFor } from '../sessions/checks';
import { cancelSessions } from '../sessions/invitations';

/** Why what takes guilt for granted does not go on. */
const reasonCode = 'not_before_conviction';

/** What is still to be made, or to be looked at, of an assessment. */
const underWay: readonly string[] = ['assigned', 'rated', 'submitted'];

/**
 * What ends where the person waits for a trial again: sessions and assessments that take for granted what no court has
 * found (presumption of innocence: Nelson Mandela Rule 111). The rest goes on, and the coordinator sees to another.
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
