import { commandPath, urlOf } from '../../../api/paths';
import { cast } from '../../../local/cast';
import { loadCase, type PresentCase } from '../../../record/queries/present';
import { createCaseStates } from '../../../record/cases';
import { createProgrammes } from '../../../record/programmes/programmes';
import type { CaseState } from '../../../shared/domain/case';
import type { Act, Acts } from '../../../stories/act';
import { undated, underPlan } from '../../../stories/course';
import { seenAt } from '../../../stories/drivers/commit';
import { playOver } from '../../../stories/drivers/http';
import { timeIn, trackId } from '../../../stories/seen';
import { planned } from '../../../stories/steps';
import type { TestApi } from './api';
import { opening } from './bodies';

/** Opens a case as its coordinator does. */
export async function openCase(api: TestApi, body: object = {}, by = 'coordinator'): Promise<string> {
  const response = await api.post(by, urlOf(commandPath('openCase')), { ...opening, ...body });
  if (response.status !== 201) throw new Error(response.text);
  return response.body.caseId as string;
}

async function presentOf({ db, seals }: TestApi, caseId: string): Promise<PresentCase> {
  const means = { db, seals, states: createCaseStates(seals), programmes: createProgrammes(db) };
  const present = await loadCase({ ...means, now: () => new Date().toISOString() }, { kind: 'case', id: caseId });
  if (!present) throw new Error('no such case');
  return present;
}

/** The state of a case, read from the record. */
export async function stateOf(api: TestApi, caseId: string): Promise<CaseState> {
  return (await presentOf(api, caseId)).kase;
}

/** Plays the acts of a story in order, over HTTP. */
export function play(api: TestApi, caseId: string, acts: readonly (Act | Acts)[], by = 'coordinator'): Promise<void> {
  const site = {
    look: async () => seenAt(await presentOf(api, caseId), { ...cast, coordinator: by }),
    post: async (who: string, path: string, params: Readonly<Record<string, string>>, body: object) =>
      api.post(who, urlOf(path, params), body),
  };
  return playOver(site, caseId, acts);
}

/** A case in its programme, with a session for the psychologist and one for the scholar, both invited. */
export async function caseInProgramme(api: TestApi, by = 'coordinator'): Promise<string> {
  const caseId = await openCase(api, {}, by);
  const inFourDays = planned((seen) => ({ startsAt: timeIn(seen, 'P4D') }));
  const talks = planned((seen) => ({
    trackId: trackId(seen, 'religious_dialogue'),
    specialistId: 'scholar',
    startsAt: timeIn(seen, 'P4D'),
  }));
  await play(api, caseId, [undated(underPlan), inFourDays, talks], by);
  return caseId;
}
