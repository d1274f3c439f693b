import { condition, continueAsNew, defineSignal, patched, setHandler, workflowInfo } from '@temporalio/workflow';
import { signals, type News, type StreamInput } from '../shared/contracts/engine';
import { advanceApart, advanceSoon } from './activities';
import { Outreach } from './outreach';
import { showInEngine } from './showing';

const advanced = defineSignal<[News]>(signals.advanced);

/**
 * Runs one stream for its whole life and holds none of its data: it fetches the agenda, starts what is due, and sleeps
 * until the next deadline or the next nudge. It may be terminated and started again at any time.
 */
export async function caseWorkflow({ stream }: StreamInput): Promise<void> {
  // A run that began under an earlier version keeps its way: the patch is checked once in a run.
  const advance = patched('advance-within') ? advanceSoon : advanceApart;
  const outreach = new Outreach();
  setHandler(advanced, () => outreach.hear());
  for (;;) {
    outreach.startTurn();
    const agenda = await advance(stream);
    showInEngine(agenda);
    outreach.reconcile(agenda);
    // Never with a timeout, which would write timer events at every turn.
    await condition(() => outreach.hasNews || (agenda.ended && outreach.isIdle));
    if (!outreach.hasNews) return;
    if (workflowInfo().continueAsNewSuggested) {
      outreach.abandon();
      await continueAsNew<typeof caseWorkflow>({ stream });
    }
  }
}
