import type { CaseResponse } from '../../api/cases/response';
import { play, type Scene } from '../../local/demo/scene';
import { answer, type Act } from '../../stories/act';
import { asUsual } from '../../stories/commands';
import * as steps from '../../stories/steps';

const doing =
  (act: Act) =>
  (scene: Scene): Promise<CaseResponse> =>
    play(scene, act);
const lookedAt = { safety: 'no_concern', language: 'no_concern', separation: 'unknown' } as const;

/** Each seeded case by the first word of its alias: its phase, and its next step. */
export const nextInSeeded: Readonly<
  Record<string, readonly [phase: string, act: (scene: Scene) => Promise<CaseResponse>]>
> = {
  Alder: ['referred', doing(steps.accepted)],
  Birch: ['intake', doing(steps.looked('dutyOfficer', lookedAt))],
  Cedar: ['assessing', doing(steps.handedIn())],
  Damson: ['classifying', doing(asUsual('resumeCase'))],
  Elm: ['planning', doing(steps.chairApproved)],
  Fir: ['programme', doing(asUsual('startPreRelease'))],
  Gorse: ['programme', doing(steps.assigned())],
  Hazel: ['pre_release', doing(steps.confirmed('police_lead'))],
  Iris: ['release_decision', doing(steps.decided('sentence_completed', {}, { on: 'P0D' }))],
  Juniper: ['supervised', doing(steps.contactMade)],
  Kelp: ['aftercare', doing(answer('outreach', 'reached'))],
  Larch: ['closing', doing(asUsual('closeCase', { outcomeCode: 'opted_out' }))],
};
