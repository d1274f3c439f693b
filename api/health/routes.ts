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
 * Whether the process lives, and whether it can do its work. The record down means it cannot (503); the engine down
 * means that decisions go on and mails and deadlines wait (`degraded`, 200).
 */
export function healthRoutes(services: Services): Router {
  const router = Router();
  router.get(rootPaths.live, (_, response) => {
    response.json({ status: 'live' });
  });
  router.get(rootPaths.ready, async (_, response) => {
    const [record, engine] = await Promise.all([
      timed(() => sql`select 1`.execute(services.db)),
      timed(services.checkEngine),
    ]);
    const status = !record.ok ? 'unavailable' : engine.ok ? 'ready' : 'degraded';
    response.status(record.ok ? 200 : 503).json({ status, dependencies: { record, engine } });
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
