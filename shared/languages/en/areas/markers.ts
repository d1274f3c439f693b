import type { AreaWords } from '../../practice/words';

export const markers: AreaWords<'markers'> = {
  commands: {
    setMarkers: {
      title: 'Set the markers of the person',
      done: 'The markers are set.',
      hint: 'Markers change which steps are required. Choose all that apply now.',
    },
    recordConviction: { title: 'Record the conviction', done: 'The conviction is recorded.' },
    recordConflict: {
      title: 'Record a conflict of interest',
      done: 'The conflict of interest is recorded.',
      hint: 'A person with a conflict of interest does no work in this case. Their tasks must be passed on.',
    },
  },
  events: {
    markersSet: 'Markers of the person set: {{markers}}',
    convictionRecorded: 'Conviction recorded: {{convictedOn}}',
    conflictRecorded: 'Conflict of interest recorded: {{personId}} ({{reasonCode}})',
    adulthoodReached: 'Day of majority reached: {{turnsAdultOn}}',
  },
  followUps: {
    adulthood_reached: 'The person is of age now: ask for consent again and adapt the plan',
    conflict_recorded: 'A colleague has a conflict of interest: pass their tasks on',
  },
  deadlines: { adulthoodReached: 'Day of majority' },
  fieldsOf: {
    setMarkers: { turnsAdultOn: { hint: 'Needed for a juvenile.' } },
    recordConflict: { personId: { label: 'Colleague with the conflict of interest' } },
  },
  alsoMissing: {
    reassignment: 'Pass on the tasks of the colleague with the conflict of interest',
  },
};
