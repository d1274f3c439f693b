import { Router } from 'express';
import { rootPaths } from '../paths';
import type { Services } from '../services';

/**
 * Whether the process lives, and whether it can do its work: 503 where it cannot, 200 and `degraded` where it can and
 * something is late or missing.
 */
export function healthRoutes({ askReadiness, settings }: Services): Router {
  const router = Router();
  router.get(rootPaths.live, (_, response) => {
    response.json({ status: 'live' });
  });
  router.get(rootPaths.ready, async (_, response) => {
    const readiness = await askReadiness();
    response.status(readiness.status === 'unavailable' ? 503 : 200).json(readiness);
  });
  router.get(rootPaths.info, (_, response) => {
    const { environment, version, startedAt, issuer } = settings;
    response.json({ name: 'throughcare', version, environment, startedAt, issuer });
  });
  return router;
}
