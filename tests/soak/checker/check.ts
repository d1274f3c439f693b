import { together, type Findings, type Patience } from './findings';
import { checkLog } from './log';
import { checkMails } from './mails';
import { checkRuns } from './runs';
import { openSources, type Places } from './sources';
import { checkTime } from './time';

/**
 * Compares the record, the mailbox, the engine and the load's journal with one another, without the product's rules.
 */
export async function check(places: Places, patience: Patience): Promise<Findings> {
  const sources = await openSources(places);
  try {
    return together([
      await checkLog(sources),
      await checkMails(sources),
      await checkTime(sources, patience),
      await checkRuns(sources),
    ]);
  } finally {
    await sources.close();
  }
}
