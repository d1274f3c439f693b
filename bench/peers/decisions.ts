import { openEvents } from './events';
import { openOwnDecisions } from './own-decisions';
import { serve, type Decisions } from './serve';

/** One row, without any rules; or all that a decision of the product is, where `PEER_DECISIONS` is `own`. */
export async function openDecisions(): Promise<Decisions> {
  if (process.env['PEER_DECISIONS'] === 'own') return openOwnDecisions();
  const events = await openEvents(process.env['PEER_DATABASE_URL'] ?? '');
  return {
    make: events.insert,
    serve: (decide, close) => serve(decide, () => close().finally(() => events.close())),
  };
}
