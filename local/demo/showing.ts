import type { TimelineEntryAnswer } from '../../api/cases/present-event';
import { paths } from '../../api/paths';
import { accepted, look, type Scene } from './scene';
import { until } from './waiting';

interface StateAnswer {
  readonly owed: number;
  readonly behind: { readonly isBehind: boolean };
  readonly engine: {
    readonly workflowId: string;
    readonly status: string;
    readonly phase?: string | null;
    readonly inFlight?: readonly unknown[];
    readonly history?: { readonly events: number };
  };
}

/** What the manager sees of it all: the case and its timeline; beside them, as the coordinator sees it, its workflow. */
export async function showToManager(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('What the manager sees');
  const kase = await look(scene, 'manager');
  tell.step('manager', 'asks where the case stands');
  tell.note(
    `${kase.reference} (${kase.alias ?? ''}): ${kase.phase ?? ''} since ${kase.phaseSince ?? ''}`,
    `outcome ${kase.outcome?.code ?? ''}, judged against ${kase.outcome?.aim ?? ''}`,
    `contacts made ${kase.contacts?.made ?? 0}, missed ${kase.contacts?.missed ?? 0}`,
  );
  await showTimeline(scene, 'manager');
  await showWorkflow(scene, 'completed');
}

/** Everything that happened in the case, as far as a person sees it. */
export async function showTimeline(
  scene: Scene,
  person: string,
  which: (entry: TimelineEntryAnswer) => boolean = () => true,
): Promise<void> {
  const entries = await timeline(scene, person);
  const shown = entries.filter(which);
  scene.tell.step(person, 'asks what happened');
  for (const entry of shown) scene.tell.note(lineOf(entry));
  const left = entries.length - shown.length;
  if (left > 0) scene.tell.note(`and ${left} more of who was asked, reminded and answered`);
}

/** How the record and the workflow stand, once nothing is owed and the workflow has followed. */
export async function showWorkflow(scene: Scene, expected: 'completed' | 'running'): Promise<void> {
  const { phase } = await look(scene);
  const { owed, behind, engine } = await until(`the workflow to be ${expected}, in ${phase ?? ''}`, 30, async () => {
    const found = await stateOf(scene);
    const hasFollowed = found.owed === 0 && !found.behind.isBehind && found.engine.phase === phase;
    return found.engine.status === expected && hasFollowed && found;
  });
  const { tell } = scene;
  tell.step('coordinator', 'asks for the state of the record, and of its workflow as the engine sees it');
  tell.note(
    `record: ${owed} mails owed, the engine is ${behind.isBehind ? 'behind' : 'not behind'}`,
    `engine: ${engine.workflowId} ${engine.status}, phase ${engine.phase ?? ''}, ` +
      `${engine.inFlight?.length ?? 0} activities in flight, ${engine.history?.events ?? 0} events in this run`,
  );
}

/** A page of the timeline, as a person sees it. */
export async function timeline(scene: Scene, person: string): Promise<readonly TimelineEntryAnswer[]> {
  const params = { caseId: scene.caseId };
  const answer = await scene
    .as(person)
    .get<{ items: readonly TimelineEntryAnswer[] }>(paths.caseEvents, params, { limit: '500' });
  return accepted('listCaseEvents', answer).items;
}

async function stateOf(scene: Scene): Promise<StateAnswer> {
  return accepted(
    'getCaseState',
    await scene.as('coordinator').get<StateAnswer>(paths.caseState, { caseId: scene.caseId }),
  );
}

function lineOf({ number, at, says, by, knownBy, details = {} }: TimelineEntryAnswer): string {
  const codes = ['phase', 'kind', 'answer', 'function', 'decision', 'reasonCode', 'to', 'about'].flatMap((name) => {
    const value = details[name];
    return typeof value === 'string' && /^[a-z_]+$/.test(value) ? [value] : [];
  });
  const who = by ? `${by.name ?? by.personId}${knownBy === 'link' ? ', by link' : ''}` : 'time';
  return `${String(number).padStart(3)}  ${at.slice(11, 19)}  ${[says, ...codes].join(' · ')}  (${who})`;
}
