import { area } from '../../kernel/area';
import { needs } from '../../path/gates';
import { phasesInCustody } from '../../path/phases';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { followsGoingBack, reassessmentDeadlines } from './rules';
import { rows as taskRows } from './tasks';

/** When the next round is due, and what the chair decides after it (domain.md, "reassessment loop within `programme`"). */
export const reassessment = area('reassessment', {
  state: { reassessment: null, reassessmentRequired: null, programmeCompletedBy: null },
  commands: commandRows,
  events: eventRows,
  tasks: taskRows,
  followUps: {
    reassessment_due: { in: 'identity', endsWith: 'phase', doneBy: 'assessment_assignment' },
    reassessment_required: { in: 'identity', endsWith: 'custody', doneBy: 'assessment_assignment' },
  },
  requirements: {
    programme_completion: {
      codes: { programme_completion: 'identity' },
      at: ['programme'],
      missing: (kase) =>
        needs(!kase.programmeCompletedBy && !kase.preRelease.startedBy, 'programme_completion', kase, 'chair'),
    },
  },
  deadlines: reassessmentDeadlines,
  // Entering `programme` starts the schedule; a reassessment required in custody ends with custody.
  entered: (kase, phase, at) => ({
    reassessment: phase === 'programme' ? { dueFrom: at, fellDue: false } : null,
    reassessmentRequired: phasesInCustody.includes(phase) ? kase.reassessmentRequired : null,
  }),
  resets: { programme: () => ({ programmeCompletedBy: null }) },
  followsGoingBack,
  resumed: ({ reassessment, reassessmentRequired: required }, shift) => ({
    reassessment: reassessment && { ...reassessment, dueFrom: shift(reassessment.dueFrom, reassessment.dueFrom) },
    reassessmentRequired: required && { ...required, dueAt: shift(required.dueAt, required.since) },
  }),
  programme: sections,
});
