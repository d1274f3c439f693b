import type { AreaWords } from '../../practice/words';

export const asking: AreaWords<'asking'> = {
  commands: {
    reassignTask: {
      title: 'Pass a task on',
      done: 'The task is passed on.',
      hint: 'The new assignee is asked by mail and has the full time to answer.',
    },
    answerTask: { title: 'Answer a task', done: 'Your answer is recorded.' },
  },
  events: {
    taskAsked: 'Task given: {{kind}}, to {{assigneeId}}, due {{dueAt}}',
    taskChanged: 'Task changed: now due {{dueAt}}',
    taskAnswered: 'Task answered: {{answer}}',
    taskWithdrawn: 'Task no longer needed',
    taskReassigned: 'Task passed on: from {{from}} to {{to}}, due {{dueAt}} ({{reasonCode}})',
    rungReached: 'Reminder or escalation sent: {{to}}',
    mailFailed: 'Mail could not be delivered',
  },
  tasks: { follow_up: { do: 'Follow up', answers: { done: 'Done' } } },
  followUps: { mail_failed: 'A mail could not be delivered: reach the person another way' },
  deadlines: { taskAsked: 'Request to the specialist', rungReached: 'Reminder or escalation' },
  fieldsOf: {
    reassignTask: { assigneeId: { label: 'New assignee' }, reasonCode: { label: 'Reason for passing it on' } },
  },
};
