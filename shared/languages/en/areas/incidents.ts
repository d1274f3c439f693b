import type { AreaWords } from '../../practice/words';

export const incidents: AreaWords<'incidents'> = {
  commands: {
    recordIncident: {
      title: 'Record an incident',
      done: 'The incident is recorded.',
      hint: 'The people responsible are notified. A reassessment and a conference may fall due.',
    },
    recordNewInformation: {
      title: 'Record new information',
      done: 'The information is recorded.',
      hint: 'A reassessment and a conference may fall due.',
    },
    resumeActivities: { title: 'Resume group activities', done: 'Group activities are resumed.' },
  },
  events: {
    incidentRecorded: 'Incident recorded: {{kind}}, {{severity}}',
    newInformationRecorded: 'New information recorded',
    activitiesSuspended: 'Group activities and privileges suspended',
    activitiesKept: 'Group activities and privileges not suspended',
    activitiesResumed: 'Group activities and privileges resumed',
  },
  tasks: {
    incident_notice: { do: 'Take note of the incident', answers: { noted: 'I have taken note of the incident' } },
    suspension_proposal: {
      do: 'Decide whether to suspend group activities',
      answers: { suspend: 'Suspend group activities and privileges', keep: 'Do not suspend them' },
    },
  },
  fieldsOf: {
    recordIncident: { kind: { label: 'Kind of incident' }, what: { label: 'What happened' } },
    recordNewInformation: { what: { label: 'What became known' } },
  },
};
