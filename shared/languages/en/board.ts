import type { AppTexts } from '../app-texts';

export const board: AppTexts['board'] = {
  heading: 'Where the cases stand',
  about: 'Counted at {{when}}, over the cases whose progress you see. Each figure leads to its list. Aliases only.',
  open: 'Open cases:',
  overdue: 'Open cases in which something is overdue:',
  none: 'Nothing to count.',
  file: 'Download as a file for a spreadsheet: {{table}}',
  clock: 'As of',
  captions: {
    phases: 'By phase',
    agencies: 'Overdue tasks by agency',
    stuck: 'Stuck',
    months: 'Sessions by month',
  },
  means: {
    phases: 'Open cases; days since each entered its phase.',
    agencies:
      'Open tasks past their time, by the agency of the person who is asked; the step is the highest of the ladder of reminders that one of them has reached.',
    stuck: 'Open cases; one case can stand in several rows.',
    months:
      'Sessions that were to begin in a month of UTC, up to now; a session without a report has neither taken place nor not.',
  },
  columns: {
    phase: 'Phase',
    cases: 'Cases',
    overdue: 'Overdue',
    pastTarget: 'Past the target',
    medianDays: 'Median days',
    longestDays: 'Longest days',
    agency: 'Agency',
    tasks: 'Tasks',
    rung: 'Step',
    reason: 'Reason',
    month: 'Month',
    planned: 'Planned',
    held: 'Held',
    notHeld: 'Not held',
    cancelled: 'Cancelled',
    unreported: 'No report yet',
  },
  reasons: {
    mail_failed: 'A mail could not be delivered',
    vacant: 'Nobody is appointed who owes something',
    not_advanced: 'A deadline was not worked on for an hour',
    nothing_recorded: 'Nothing was recorded for 60 days',
  },
};
