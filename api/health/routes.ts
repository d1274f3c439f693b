import { Router } from 'express';
import { sql } from 'kysely';
import { rootPaths } from '../paths';
import type { Services } from '../services';

interface Dependency {
  readonly ok: boolean;
  readonly milliseconds: number;
}

const patience = 2_000;

/**
 * Whether the process lives, and whether it can do its work. The record or its keys away mean it cannot (503); the engine down
 * means that decisions go on and mails and deadlines wait (`degraded`, 200).
 */
export function healthRoutes(services: Services): Router {
  const router = Router();
  router.get(rootPaths.live, (_, response) => {
    response.json({ status: 'live' });
  });
  router.get(rootPaths.ready, async (_, response) => {
    const [record, keys, engine] = await Promise.all([
      timed(() => sql`select 1`.execute(services.db)),
      timed(services.checkKeys),
      timed(services.checkEngine),
    ]);
    const canDecide = record.ok && keys.ok;
    const status = !canDecide ? 'unavailable' : engine.ok ? 'ready' : 'degraded';
    response.status(canDecide ? 200 : 503).json({ status, dependencies: { record, keys, engine } });
  });
  router.get(rootPaths.info, (_, response) => {
    const { environment, version, startedAt, issuer } = services.settings;
    response.json({ name: 'throughcare', version, environment, startedAt, issuer });
  });
  return router;
}

async function timed(check: () => Promise<unknown>): Promise<Dependency> {
  const started = performance.now();
  const ok = await Promise.race([check().then(() => true), after(patience)]).catch(() => false);
  return { ok, milliseconds: Math.round((performance.now() - started) * 10) / 10 };
}

function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds).unref());
}
