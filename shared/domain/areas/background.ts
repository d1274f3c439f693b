import type { LevelOfConcern } from '../commands';
import { phasesInCustody } from '../phase-groups';
import { accept, firstOf, reject, type CommandRules, type Reducers } from '../rules';
import type { CaseState, Concern } from '../state';
import type { Instant } from '../time';

/** What an assessment stands on beside its instrument, and what the person says of it (domain.md, `assessing`). */
export const backgroundCommands: CommandRules<'recordBackground' | 'recordPersonComment' | 'setLevelOfConcern'> = {
  recordBackground: {
    during: phasesInCustody,
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
    during: phasesInCustody,
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
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, { level, reasons }) => {
      const former = kase.concern?.level ?? null;
      if (former === level) return reject('nothing_changed', 'level');
      return accept({ type: 'levelOfConcernSet', data: { level, former, reasons } });
    },
  },
};

export const backgroundEvents: Reducers<'backgroundRecorded' | 'personCommented' | 'levelOfConcernSet'> = {
  backgroundRecorded: (kase, { data }) => ({
    ...kase,
    background: [...new Set([...kase.background, ...data.areas.map(({ area }) => area)])],
  }),
  personCommented: (kase, { data: { assessmentId, outcome } }) => ({ ...kase, comment: { assessmentId, outcome } }),
  levelOfConcernSet: (kase, { data, at, actorId }) => ({
    ...kase,
    concern: concernAfter(kase.concern, data.level, actorId, at),
  }),
};

/** From the lowest; what is not rated is nowhere among them (rule 6). */
const order: readonly LevelOfConcern[] = ['low', 'medium', 'high'];

/**
 * The level of concern that a named assessor gives, and whether it is higher than the one before: from or to
 * `not_rated` nothing has risen, since nothing is known of it.
 */
export function concernAfter(former: Concern | null, level: LevelOfConcern, setBy: string, at: Instant): Concern {
  const before = former ? order.indexOf(former.level) : -1;
  return { level, setBy, at, hasRisen: before >= 0 && order.indexOf(level) > before };
}

/** Whether the person was asked what they say of an assessment that counts: going back asks anew. */
export function isCommented({ comment, assessments }: CaseState): boolean {
  return assessments.some(
    ({ assessmentId, status, setAside }) =>
      assessmentId === comment?.assessmentId && !setAside && (status === 'submitted' || status === 'approved'),
  );
}
