import { followUp } from '../asking';
import { accept, type AnswerRules, type Reducers } from '../rules';
import { plus, startOfDay, type CivilDate, type Instant, type WorkingCalendar } from '../time';

/** Actions that a conference gave out: tasks of their owners, and open until somebody says otherwise (domain.md, rule 2). */
export const actionAnswers: AnswerRules<'action'> = {
  action: {
    done: (_kase, { about }) => accept({ type: 'actionDone', data: { actionId: about } }),
    cannot_do: (kase, { about }, { reasonCode = '' }, facts) =>
      accept(
        { type: 'actionNotPossible', data: { actionId: about, reasonCode } },
        ...followUp(kase, 'action_not_possible', facts),
      ),
  },
};

/** An action lives as the task of its owner: what becomes of it is the task's answer. */
export const actionEvents: Reducers<'actionDone' | 'actionNotPossible'> = {
  actionDone: (kase) => kase,
  actionNotPossible: (kase) => kase,
};

/** An action is due at the end of its day where the person is. */
export function actionDue(dueOn: CivilDate, calendar: WorkingCalendar): Instant {
  return startOfDay(
    plus(`${dueOn}T12:00:00.000Z`, 'P1D', { ...calendar, timeZone: 'UTC' }).slice(0, 10),
    calendar.timeZone,
  );
}
