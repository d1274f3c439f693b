import { Router } from 'express';
import { rootPaths } from '../paths';
import type { Services } from '../services';

/**
 * Liveness and readiness: 503 when the process cannot work, 200 and `degraded` when it can but something is late or
 * missing.
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
