import type { AreaWords } from '../../practice/words';

export const contacts: AreaWords<'contacts'> = {
  commands: {
    recordAftercareChoice: {
      title: 'Record the choice about aftercare',
      done: 'The choice is recorded.',
      hint: 'Aftercare is voluntary. Nobody has to give a reason for declining it.',
    },
  },
  events: {
    contactsStarted: 'Schedule of contacts started: {{kind}}',
    contactFellDue: 'Contact fell due: number {{number}}',
    contactMade: 'Contact made',
    contactMissed: 'Contact missed: {{reasonCode}}',
    outreachRecorded: 'Outreach recorded (reached: {{reached}})',
    contactScheduleEnded: 'Schedule of contacts ended: {{kind}}',
    aftercareChosen: 'Choice about aftercare recorded: {{choice}}',
  },
  tasks: {
    contact_report: {
      do: 'Report on the contact',
      answers: { made: 'Contact was made', missed: 'The contact was missed' },
    },
    outreach: {
      do: 'Reach the person by outreach',
      answers: { reached: 'The person was reached', not_reached: 'The person was not reached' },
    },
  },
  followUps: {
    contact_schedule_ended: 'The schedule of contacts has ended: decide how the case goes on',
    outreach_failed: 'Outreach failed: decide what else to try',
  },
  requirements: {
    supervision_end: 'Complete the supervision',
    aftercare_choice: 'Record the choice about aftercare',
    aftercare_end: 'Complete the aftercare',
  },
  deadlines: { contactFellDue: 'Contact', contactScheduleEnded: 'End of the schedule of contacts' },
};
