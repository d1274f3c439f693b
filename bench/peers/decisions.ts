import { openEvents } from './events';
import { openOwnDecisions } from './own-decisions';
import { serve, type Decisions } from './serve';

/** One row without any rules, or the product's whole decision if `PEER_DECISIONS` is `own`. */
export async function openDecisions(): Promise<Decisions> {
  if (process.env['PEER_DECISIONS'] === 'own') return openOwnDecisions();
  const events = await openEvents(process.env['PEER_DATABASE_URL'] ?? '');
  return {
    make: events.insert,
    serve: (decide, close) => serve(decide, () => close().finally(() => events.close())),
  };
}
