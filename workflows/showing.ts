import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { phaseAttribute, type StreamAgenda } from '../shared/contracts/engine';

const phaseKey = { name: phaseAttribute, type: 'KEYWORD' } as const;

/** Shows the stream's state in the engine's UI: codes only, and a history event only when the phase changes. */
export function showInEngine({ phase, awaited, ended }: StreamAgenda): void {
  if (workflowInfo().typedSearchAttributes.get(phaseKey) !== phase) {
    upsertSearchAttributes([{ key: phaseKey, value: phase }]);
  }
  setCurrentDetails(ended ? 'ended' : awaited.length > 0 ? `awaited: ${awaited.join(', ')}` : 'nothing is awaited');
}
