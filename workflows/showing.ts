import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { phaseAttribute, type StreamAgenda } from '../shared/contracts/engine';

const phaseKey = { name: phaseAttribute, type: 'KEYWORD' } as const;

/** Shows in the engine's UI where the stream stands: codes only, and an event of history only when the phase changes. */
export function showInEngine({ phase, awaited, ended }: StreamAgenda): void {
  if (workflowInfo().typedSearchAttributes.get(phaseKey) !== phase) {
    upsertSearchAttributes([{ key: phaseKey, value: phase }]);
  }
  setCurrentDetails(ended ? 'ended' : awaited.length > 0 ? `awaited: ${awaited.join(', ')}` : 'nothing is awaited');
}
