import { z } from 'zod';
import { type CommandData } from '../../case';
import { body, statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { date, narrative } from '../../contract/text';
import { type Discipline, disciplines } from '../../vocabulary';
import { type Aim, aims, type Objective, type Track } from '../plan/contract';

const objective = z.strictObject({
  title: narrative,
  actors: z.array(z.enum(disciplines)).min(1).max(20),
  expectedResult: narrative,
  indicator: narrative,
  baseline: narrative,
  successThreshold: narrative,
  failureThreshold: narrative.optional(),
  reviewOn: date,
});

export const commands = {
  draftPlan: statement({
    aim: z.enum(aims),
    objectives: z.array(objective).min(1).max(30),
    tracks: z.array(choose.code('programmeTracks')).min(1).max(30),
  }),
  submitPlan: body({
    chairId: choose.person,
    opinions: z
      .array(z.strictObject({ personId: choose.person, discipline: z.enum(disciplines) }))
      .max(20)
      .optional(),
  }),
};

interface PlanningEvents {
  planDrafted: {
    readonly version: number;
    readonly aim: Aim;
    readonly objectives: readonly (Objective & { readonly draft: CommandData['draftPlan']['objectives'][number] })[];
    readonly tracks: readonly Track[];
  };
  planSubmitted: {
    readonly version: number;
    readonly chairId: string;
    readonly opinions?: CommandData['submitPlan']['opinions'];
  };
  planApproved: { readonly version: number; readonly withChanges?: true };
  planRejected: { readonly version: number; readonly reasonCode: string };
  planOpinionGiven: {
    readonly version: number;
    readonly discipline: Discipline;
    readonly opinion: 'agree' | 'agree_with_changes' | 'dissent';
  };
}

declare module '../../case' {
  interface Areas {
    planning: {
      commands: CommandsOf<typeof commands>;
      events: PlanningEvents;
      followUps: { plan_rejected: true; plan_changes_asked: true };
      requirements: { plan: 'plan_draft' | 'plan_submission' | 'plan_approval'; quorum: `quorum_${Discipline}` };
    };
  }
}
