import { commandPath, urlOf } from '../../../api/paths';
import * as path from '../../../local/seed/path';
import { answer, step, type Steps } from '../../../local/seed/step';
import { createCaseStates } from '../../../record/cases';
import { createProgrammes } from '../../../record/programmes/programmes';
import { loadCase } from '../../../record/queries/present';
import type { CaseState } from '../../../shared/domain/state';
import type { TestApi } from './api';
import { opening } from './bodies';

const days = (from: number): string => new Date(Date.now() + from * 86_400_000).toISOString();
const on = (from: number): string => days(from).slice(0, 10);

/** A case as its coordinator opens it. */
export async function openCase(api: TestApi, body: object = {}, by = 'coordinator'): Promise<string> {
  const response = await api.post(by, urlOf(commandPath('openCase')), { ...opening, ...body });
  if (response.status !== 201) throw new Error(response.text);
  return response.body.caseId as string;
}

/** The state of a case, straight from the record. */
export async function stateOf(api: TestApi, caseId: string): Promise<CaseState> {
  const reading = {
    db: api.db,
    seals: api.seals,
    states: createCaseStates(api.seals),
    programmes: createProgrammes(api.db),
    now: () => new Date().toISOString(),
  };
  const present = await loadCase(reading, { kind: 'case', id: caseId });
  if (!present) throw new Error('no such case');
  return present.kase;
}

/** Lets the people of a story act one after the other, over HTTP. */
export async function play(api: TestApi, caseId: string, steps: Steps): Promise<void> {
  for (const { act } of steps) {
    const { by, name, body } = act(await stateOf(api, caseId));
    const { taskId, ...rest } = body as { taskId?: string };
    const isAnswer = name === 'answerTask';
    const url = urlOf(commandPath(name), isAnswer ? { taskId: taskId ?? '' } : { caseId });
    const response = await api.post(by, url, isAnswer ? rest : body);
    if (response.status !== 200) throw new Error(`${name} by ${by}: ${response.text}`);
  }
}

/** A case in its programme, with a session for the psychologist and one for the scholar, both invited. */
export async function caseInProgramme(api: TestApi, by = 'coordinator'): Promise<string> {
  const caseId = await openCase(api, {}, by);
  const session = (code: string, specialistId: string) =>
    step(0, by, 'planSession', (kase) => ({
      trackId: kase.plan!.tracks.find((track) => track.code === code)!.trackId,
      specialistId,
      startsAt: days(4),
      minutes: 60,
      placeCode: 'room_a',
    }));
  await play(api, caseId, [
    ...path.accepted(0, by),
    ...path.screened(0),
    ...path.assessed(0, by),
    ...path.classified(0, by, on(60)),
    ...path.planSubmitted(0, by, on(60)),
    ...path.planApproved(0, by),
    session('psychological_counselling', 'psychologist'),
    session('religious_dialogue', 'scholar'),
  ]);
  return caseId;
}

export { answer };
