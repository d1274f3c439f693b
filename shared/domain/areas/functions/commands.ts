import { checkTakeOver, reassign, tasksHeldAs } from '../../asking/handing-on';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { checkApart, checkCoordinator, checkPerson } from '../../kernel/people';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesOpen } from '../../path/phases';
import { commands } from './contract';
import { functionDisciplines } from './disciplines';
import { checkOpposites } from './opposites';
import { appointed } from './rules';

export const rows: Area<'functions'>['commands'] = {
  appoint: {
    body: commands.appoint,
    by: coordinators,
    textsIn: 'identity',
    names: ({ personId }) => [personId],
    during: phasesOpen,
    whileSuspended: true,
    form: { first: ['function'], fills: ['conflict_recorded'] },
    decide: (kase, data, facts, practice) => {
      const former = kase.functions[data.function];
      const tasks = tasksHeldAs(kase, data.function, practice);
      return (
        firstOf(
          former === data.personId ? reject('nothing_changed', 'personId') : null,
          checkPerson(facts, data.personId, 'personId', functionDisciplines[data.function]),
          checkOpposites(kase, data.function, data.personId, 'personId'),
          data.function === 'lead_coordinator' ? checkCoordinator(facts, data.personId, 'personId') : null,
          // A coordinator proposes and a chair approves: nobody appoints themselves chair or custodian.
          data.function === 'chair' || data.function === 'custodian'
            ? checkApart([facts.actor.personId, data.personId], 'personId')
            : null,
          ...tasks.map((task) => checkTakeOver(kase, task, data.personId, 'personId', facts, practice)),
        ) ??
        accept(
          { type: 'functionAppointed', data: { ...data, ...(former && { former }) } },
          ...tasks.map((task) => reassign(task, data.personId, 'function_changed', facts)),
          ...practice.moments.flatMap(
            ({ whenAppointed }) => whenAppointed?.(appointed(kase, data), data.function, facts) ?? [],
          ),
        )
      );
    },
  },
};
