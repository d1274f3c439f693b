import type { AreaWords } from '../../practice/words';

export const path: AreaWords<'path'> = {
  commands: {
    goBack: {
      title: 'Go back to an earlier phase',
      done: 'The case is back in an earlier phase.',
      hint: 'Steps that were taken since then must be taken again. Everything recorded stays in the record.',
    },
  },
  events: {
    phaseEntered: 'Phase entered: {{phase}}, after {{from}}',
    phaseTargetPassed: 'Target of the phase passed: {{phase}}, due {{dueAt}}',
    wentBack: 'Went back to an earlier phase: from {{from}} to {{to}}',
  },
  followUps: { phase_overdue: 'The phase is overdue: find out what holds it up' },
  deadlines: { phaseTargetPassed: 'Target of the phase' },
  fieldsOf: { goBack: { to: { label: 'Phase to go back to' } } },
};
