import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesInCustody } from '../../path/phases';
import { commands } from './contract';

export const rows: Area<'background'>['commands'] = {
  recordBackground: {
    body: commands.recordBackground,
    by: {
      functions: ['assessor'],
      ...coordinators,
      although: 'The coordinator gathers what agencies tell of family, needs and education.',
    },
    textsIn: 'assessment',
    during: phasesInCustody,
    form: { fills: ['background_'] },
    decide: (_kase, { areas }, { programme }) => {
      const named = areas.map(({ area }) => area);
      const unknown = named.findIndex((area) => !programme.background.includes(area));
      const repeated = named.findIndex((area, index) => named.indexOf(area) < index);
      return (
        firstOf(
          areas.length === 0 ? reject('nothing_changed', 'areas') : null,
          unknown >= 0 ? reject('unknown_code', `areas.${unknown}.area`, { known: programme.background }) : null,
          repeated >= 0 ? reject('named_twice', `areas.${repeated}.area`) : null,
        ) ?? accept({ type: 'backgroundRecorded', data: { areas } })
      );
    },
  },
  recordPersonComment: {
    body: commands.recordPersonComment,
    by: {
      functions: ['assessor'],
      ...coordinators,
      although: 'The coordinator writes down what the person wants said.',
    },
    textsIn: 'assessment',
    during: phasesInCustody,
    form: { first: ['outcome'], askedWith: { comment: { outcome: ['given'] } }, fills: ['person_comment'] },
    decide: (kase, data) => {
      const isOpenToComment = kase.assessments.some(
        ({ assessmentId, status }) =>
          assessmentId === data.assessmentId && (status === 'submitted' || status === 'approved'),
      );
      if (!isOpenToComment) return reject('unknown_assessment', 'assessmentId');
      if (data.outcome === 'given' && !data.comment) return reject('reason_required', 'comment');
      return accept({ type: 'personCommented', data });
    },
  },
  setLevelOfConcern: {
    body: commands.setLevelOfConcern,
    by: { functions: ['assessor'] },
    textsIn: 'assessment',
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, { level, reasons }) => {
      const former = kase.concern?.level ?? null;
      if (former === level) return reject('nothing_changed', 'level');
      return accept({ type: 'levelOfConcernSet', data: { level, former, reasons } });
    },
  },
};
