import { naming } from '../../asking/reading';
import { ask, followUp, withdraw } from '../../asking/asking';
import { type Area, inWords } from '../../kernel/area';
import { checkApart, checkPerson } from '../../kernel/people';
import { checkQualified } from '../../kernel/qualifications';
import { accept, firstOf } from '../../kernel/rules';
import { civilDate } from '../../time';
import { appointed } from '../functions/rules';
import { instrumentOf } from './forms';
import { change, getAssessment, rated, submitted } from './rules';

declare module '../../case' {
  interface AreaTasks {
    assessment: {
      assessment: 'submit' | 'cannot_do';
      assessment_review: 'approve' | 'reject';
      assessment_consensus: 'submit';
    };
  }
}

export const rows = {
  assessment: {
    sensitivity: 'sign_in',
    askedBy: 'requestAssessment',
    defaultWindow: null,
    in: 'assessment',
    endsWith: 'pre_release',
    fills: ['baseline', 'final_assessment'],
    mayTakeOver: (kase, task, personId, path, facts) => {
      const found = kase.assessments.find(({ assessmentId }) => assessmentId === task.about);
      const { disciplines = [], accreditation } = (found && instrumentOf(facts.programme, found.instrumentId)) ?? {};
      const otherAssessor = found?.secondAssessorId === task.assigneeId ? found.assessorId : found?.secondAssessorId;
      return firstOf(
        ...[found?.reviewerId, otherAssessor, found?.moderatorId, kase.functions.chair].map((other) =>
          checkApart([personId, other], path),
        ),
        checkPerson(facts, personId, path, disciplines),
        checkQualified(facts, personId, { accreditation, until: civilDate(task.dueAt, facts.calendar.timeZone) }, path),
      );
    },
    handedTo: (kase, { about, formerAssigneeId }, to) => {
      const found = kase.assessments.find(({ assessmentId }) => assessmentId === about);
      const isSecond = found?.secondAssessorId !== undefined && found.secondAssessorId === formerAssigneeId;
      return isSecond
        ? change(kase, about, { secondAssessorId: to })
        : appointed(change(kase, about, { assessorId: to }), { function: 'assessor', personId: to });
    },
    answers: {
      submit: {
        details: ['assessment'],
        brings: (kase, task, data, facts) =>
          getAssessment(kase, task.about).secondAssessorId === undefined
            ? submitted(kase, task, data, facts)
            : rated(kase, task, data, facts),
      },
      cannot_do: {
        reasonsFrom: 'assessmentNotPossible',
        brings: (kase, { about }, { reasonCode = '' }, facts) =>
          accept(
            { type: 'assessmentNotPossible', data: { assessmentId: about, reasonCode } },
            ...withdraw(kase, (task) => task.kind === 'assessment' && task.about === about, true),
            ...followUp(kase, 'assessment_not_possible', facts),
          ),
      },
    },
  },
  assessment_review: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: null,
    in: 'assessment',
    endsWith: 'pre_release',
    judges: true,
    fills: ['baseline_review', 'final_assessment'],
    reads: naming('assessmentId', 'assessmentRated', 'assessmentSubmitted'),
    mayTakeOver: (kase, { about }, personId, path) => {
      const found = kase.assessments.find(({ assessmentId }) => assessmentId === about);
      return firstOf(
        ...[found?.assessorId, found?.secondAssessorId, found?.moderatorId].map((other) =>
          checkApart([personId, other], path),
        ),
      );
    },
    handedTo: (kase, { about }, to) =>
      appointed(change(kase, about, { reviewerId: to }), { function: 'reviewer', personId: to }),
    answers: {
      approve: {
        ...inWords,
        brings: (kase, { about }, _data, facts) => {
          const decision = getAssessment(kase, about).purpose === 'reassessment' && kase.phase === 'programme';
          const chair = kase.functions.chair;
          return accept(
            { type: 'assessmentApproved', data: { assessmentId: about } },
            ...(decision && chair ? [ask('review_decision', chair, about, facts)] : []),
          );
        },
      },
      reject: {
        reasonsFrom: 'approvalRejected',
        brings: (kase, { about }, { reasonCode = '' }, facts) =>
          accept(
            { type: 'assessmentRejected', data: { assessmentId: about, reasonCode } },
            ...followUp(kase, 'assessment_rejected', facts),
          ),
      },
    },
  },
  assessment_consensus: {
    sensitivity: 'sign_in',
    askedBy: 'requestAssessment',
    defaultWindow: '10wd',
    in: 'assessment',
    endsWith: 'pre_release',
    judges: true,
    fills: ['baseline_consensus'],
    reads: naming('assessmentId', 'assessmentRated'),
    mayTakeOver: (kase, { about }, personId, path, facts) => {
      const found = kase.assessments.find(({ assessmentId }) => assessmentId === about);
      const instrument = found && instrumentOf(facts.programme, found.instrumentId);
      return firstOf(
        ...[found?.reviewerId, found?.assessorId, found?.secondAssessorId, kase.functions.chair].map((other) =>
          checkApart([personId, other], path),
        ),
        checkPerson(facts, personId, path, instrument?.disciplines ?? []),
      );
    },
    handedTo: (kase, { about }, to) => change(kase, about, { moderatorId: to }),
    answers: {
      submit: { details: ['assessment'], brings: submitted },
    },
  },
} satisfies Area<'assessment'>['tasks'];
