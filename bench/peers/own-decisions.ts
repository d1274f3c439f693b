import { createApp } from '../../api/app';
import { createVerifier } from '../../api/auth/tokens';
import { apiConfig } from '../../api/config';
import { createLogger } from '../../api/http/logging';
import { createServices } from '../../api/wiring';
import type { CaseOutcome, CaseRequest } from '../../record/cases';
import { openDatabase } from '../../record/postgres/database';
import { openInstallationKeys } from '../../record/keys/open';
import { parseConfig } from '../../shared/platform/config';
import { instant } from '../../shared/domain/time';
import { listen, type Decisions } from './serve';
import { noWords } from '../../shared/languages/programme-words';

/** A decision in progress: its result and its free texts stay in this process. */
interface Held {
  readonly request: CaseRequest;
  made?: Promise<CaseOutcome>;
}

/**
 * The product's own API, rules and record, where a peer makes each decision durable by its command. There is no nudge
 * to a workflow of the product: no deadlines, no mails.
 */
export async function openOwnDecisions(): Promise<Decisions> {
  const config = parseConfig(apiConfig, process.env);
  const db = openDatabase(config.DATABASE_URL, { poolSize: config.DATABASE_POOL });
  const store = openInstallationKeys(config);
  const nothing = async (): Promise<void> => undefined;
  const services = createServices({
    words: noWords,
    db,
    keys: store.keys,
    logger: createLogger(config.LOG_LEVEL),
    nudge: async () => true,
    settings: {
      environment: config.THROUGHCARE_ENV,
      version: 'bench',
      startedAt: instant(Date.now()),
      issuer: config.OIDC_ISSUER,
      publicUrl: config.PUBLIC_URL,
      requestsPerMinute: config.REQUESTS_PER_MINUTE,
    },
    verifyToken: createVerifier({ issuer: config.OIDC_ISSUER, audience: config.OIDC_AUDIENCE }),
    describeStream: async () => ({ status: 'unreachable', workflowId: '' }),
    checks: { record: nothing, keys: nothing, engine: nothing, issuer: nothing },
    links: {
      pageKeys: await store.ring('page'),
      programmeName: config.PROGRAMME_NAME,
      contactLine: config.CONTACT_LINE,
    },
    client: { clientId: config.OIDC_CLIENT_ID },
  });
  const underWay = new Map<string, Held>();
  return {
    make: async ({ id }) => {
      const held = underWay.get(id);
      if (!held) throw new Error('a decision of another process');
      held.made = services.commit(held.request);
      await held.made.catch(() => undefined);
      return 0; // only the record knows its position
    },
    serve: (decide, close) => {
      const commit = async (request: CaseRequest): Promise<CaseOutcome> => {
        const { stream, command, actor, idempotency } = request;
        const held: Held = { request };
        const id = idempotency?.commandId ?? services.newId();
        underWay.set(id, held);
        try {
          await decide({ id, caseId: stream.id, name: command.name, actorId: actor.personId, body: command });
          // A peer that has the result of an earlier try does not decide again.
          return await (held.made ?? services.commit(request));
        } finally {
          underWay.delete(id);
        }
      };
      return listen(createApp({ ...services, commit }), async () => {
        await close();
        await Promise.all([db.destroy(), store.close()]);
      });
    },
  };
}
