import { codes } from '../../contract/parts';
import { area } from '../../kernel/area';
import { rows as commandRows } from './commands';
import { answerDetails } from './contract';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { baselineAskedAs, missingBaseline, pruneAssessments } from './rules';
import { rows as taskRows } from './tasks';

/** Structured professional judgement: assigned, submitted by the assessor, reviewed by another person (domain.md, "Assessments"). */
export const assessment = area('assessment', {
  state: { assessments: [] },
  commands: commandRows,
  events: eventRows,
  tasks: taskRows,
  followUps: {
    assessment_not_possible: { in: 'assessment', endsWith: 'phase' },
    assessment_rejected: { in: 'assessment', endsWith: 'phase' },
  },
  requirements: {
    baseline: {
      codes: {
        baseline: 'assessment',
        baseline_review: 'assessment',
        baseline_assignment: 'assessment',
        baseline_consensus: 'assessment',
      },
      askedAs: baselineAskedAs,
      at: ['assessing'],
      missing: missingBaseline,
    },
  },
  resets: {
    assessing: ({ assessments }) => ({
      assessments: assessments.map((each) => (each.status === 'approved' ? { ...each, setAside: true } : each)),
    }),
  },
  prune: pruneAssessments,
  answerDetails,
  programme: sections,
  reasons: { approvalRejected: codes, assessmentNotPossible: codes },
});
