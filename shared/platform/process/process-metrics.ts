import { getHeapStatistics } from 'node:v8';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import { observe } from './figures';
import type { AskReadiness } from './readiness';

/** Registers a process's own metrics: memory, processor, and whether its dependencies are available. */
export function observeProcess(registry: Registry, askReadiness: AskReadiness): void {
  collectDefaultMetrics({ register: registry });
  observe(registry, async () => getHeapStatistics().heap_size_limit, [
    {
      name: 'throughcare_heap_limit_bytes',
      help: 'What the heap of the main thread may grow to: --max-old-space-size, or what Node takes of the machine.',
      of: (limit) => limit,
    },
  ]);
  observe(registry, askReadiness, [
    {
      name: 'throughcare_ready',
      help: '1 while the process can do its work, degraded or not; what /health/ready says.',
      of: ({ status }) => Number(status !== 'unavailable'),
    },
    {
      name: 'throughcare_dependency_up',
      help: '1 while a dependency does what it is there for.',
      label: 'dependency',
      of: ({ dependencies }) =>
        Object.fromEntries(Object.entries(dependencies).map(([name, { ok }]) => [name, Number(ok)])),
    },
  ]);
}
