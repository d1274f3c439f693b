import { type Area } from '../../kernel/area';
import { established, judged } from '../../kernel/provenance';
import { type Opinion, type Plan } from '../plan/contract';
import { planInMaking, tracksAfter } from '../plan/rules';
import { change } from './rules';

export const rows: Area<'planning'>['events'] = {
  planDrafted: {
    in: 'identity',
    provenance: judged(),
    reduce: (kase, { data, actorId }) => {
      const draft: Plan = {
        version: data.version,
        status: 'draft',
        aim: data.aim,
        authorId: actorId,
        objectives: data.objectives.map(({ objectiveId, titleId, hasFailureThreshold, reviewOn }) => ({
          objectiveId,
          titleId,
          hasFailureThreshold,
          reviewOn,
        })),
        tracks: tracksAfter(kase.plan, data.tracks),
      };
      return kase.planRevision ? { ...kase, planDraft: draft } : { ...kase, plan: draft };
    },
  },
  planSubmitted: {
    in: 'identity',
    progress: true,
    provenance: established('staff'),
    says: 'Plan submitted to the chair',
    reduce: (kase, { data }) => ({
      ...change(kase, {
        status: 'submitted',
        chairId: data.chairId,
        opinions: (data.opinions ?? []).map((each) => ({ ...each, opinion: 'asked' })),
      }),
      functions: { ...kase.functions, chair: data.chairId },
    }),
  },
  planApproved: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    reduce: (kase) => {
      const { plan, planDraft } = change(kase, { status: 'approved' });
      if (!planDraft) return { ...kase, plan, planRevision: false };
      return {
        ...kase,
        plan: { ...planDraft, tracks: tracksAfter(kase.plan, planDraft.tracks) },
        planDraft: null,
        planRevision: false,
      };
    },
  },
  planRejected: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    reduce: (kase) => change(kase, { status: 'rejected' }),
  },
  planOpinionGiven: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    says: 'Opinion on the plan given',
    reduce: (kase, { data }) =>
      change(kase, {
        opinions: (planInMaking(kase)?.opinions ?? []).map((each): Opinion =>
          each.discipline === data.discipline ? { ...each, opinion: data.opinion } : each,
        ),
      }),
  },
};
