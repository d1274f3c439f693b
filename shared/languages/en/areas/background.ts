import type { AreaWords } from '../../practice/words';

export const background: AreaWords<'background'> = {
  commands: {
    recordBackground: { title: 'Record the background', done: 'The background is recorded.' },
    recordPersonComment: {
      title: 'Record the person’s comment',
      done: 'The comment is recorded.',
      hint: 'The person may comment on the assessment. Silence is not agreement.',
    },
    setLevelOfConcern: { title: 'Set the level of concern', done: 'The level of concern is set.' },
  },
  events: {
    backgroundRecorded: 'Background recorded',
    personCommented: 'Comment of the person recorded: {{outcome}}',
    levelOfConcernSet: 'Level of concern set: {{level}}',
  },
  requirements: {
    background_: 'Record the background: {{which}}',
    person_comment: 'Record the person’s comment on the assessment',
  },
  fieldsOf: {
    recordPersonComment: { outcome: { label: 'What came of asking' } },
    setLevelOfConcern: { level: { label: 'Level of concern' } },
  },
};
