import { Registry } from 'prom-client';
import { createReadiness } from '../../shared/platform/process/readiness';
import { startHealth } from '../../worker/health';

const askReadiness = createReadiness({});

it('is served at the configured address, and at no other of the machine', async () => {
  const health = await startHealth({ host: '127.0.0.1', port: 0, registry: new Registry(), askReadiness });
  expect((await fetch(`http://127.0.0.1:${health.port}/health/live`)).status).toBe(200);
  // All of 127/8 is this machine; a server on all addresses would answer here too.
  await expect(fetch(`http://127.0.0.2:${health.port}/health/live`)).rejects.toThrow();
  await health.close();
});
