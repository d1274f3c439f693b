import { until } from '../../local/demo/waiting';
import type { WorkerProcess } from '../workflows/worker-process';
import { expressions, metricsIn, served } from './deployed';
import { openProduct, type ApiProcess, type DependencyName, type Product } from './product';

type Standing = { readonly status: string; readonly dependencies: Record<string, { readonly ok: boolean }> };

/** The dependencies of each process, and its report while one of them is down. */
const without = {
  api: { record: 'unavailable', keys: 'unavailable', engine: 'degraded', issuer: 'degraded' },
  worker: { record: 'unavailable', keys: 'unavailable', engine: 'unavailable', mail: 'degraded' },
} as const;
const code = { ready: 200, degraded: 200, unavailable: 503 } as const;
/** In seconds; docs/operations.md promises it. */
const promised = 5;

/** In megabytes, the heap of each thread. */
const heap = 300;
const bounded = { NODE_OPTIONS: `--max-old-space-size=${heap}` };

let product: Product;
let api: ApiProcess;
let worker: WorkerProcess;
beforeAll(async () => {
  product = await openProduct();
  [api, worker] = await Promise.all([product.startApi(bounded), product.startWorker(bounded)]);
});
afterAll(() => product.close());
afterEach(() => {
  for (const cable of Object.values(product.cables)) cable.mend();
});

async function ask(process: 'api' | 'worker'): Promise<Standing & { readonly code: number }> {
  const url = process === 'api' ? api.api : worker.url;
  const answer = await fetch(`${url}/health/ready`);
  return { code: answer.status, ...((await answer.json()) as Standing) };
}

/** Waits until both processes report exactly these as down, within the promised time. */
async function bothMiss(...away: readonly DependencyName[]): Promise<void> {
  for (const process of ['api', 'worker'] as const) {
    const expected = away.filter((name) => name in without[process]).sort();
    let names: readonly string[] = [];
    const inVain = (): string => `${process} to miss [${expected.join()}]: it misses [${names.join()}]`;
    const missed = await until(inVain, promised, async () => {
      const { status, code: answered, dependencies } = await ask(process);
      names = Object.keys(dependencies).filter((name) => !dependencies[name]!.ok);
      return [...names].sort().join() === expected.join() && { status, answered };
    });
    const statuses = away.map((name) => (without[process] as Record<string, keyof typeof code>)[name] ?? 'ready');
    const worst = (['unavailable', 'degraded', 'ready'] as const).find((status) => statuses.includes(status));
    expect({ process, ...missed }).toEqual({ process, status: worst ?? 'ready', answered: code[worst ?? 'ready'] });
  }
}

it('names what it needs, and is ready where all of it is there', async () => {
  expect(Object.keys((await ask('api')).dependencies)).toEqual(Object.keys(without.api));
  expect(Object.keys((await ask('worker')).dependencies)).toEqual(['workers', ...Object.keys(without.worker)]);
  await bothMiss();
});

it.each(['record', 'keys', 'engine', 'issuer', 'mail'] as const)(
  'reports within five seconds that %s is away, and that it is back',
  async (name) => {
    product.cables[name].cut();
    await bothMiss(name);
    product.cables[name].mend();
    await bothMiss();
  },
);

it('reports a dependency that hangs as well', async () => {
  for (const cable of Object.values(product.cables)) cable.swallow();
  await bothMiss('record', 'keys', 'engine', 'issuer', 'mail');
  const shown = await (await fetch(`${worker.url}/metrics`)).text();
  expect(shown).toMatch(/^throughcare_ready 0$/m);
  expect(shown).toMatch(/^throughcare_dependency_up\{dependency="mail"\} 0$/m);
  expect(shown).not.toMatch(/^throughcare_dirty_streams /m);
  for (const cable of Object.values(product.cables)) cable.mend();
  await bothMiss();
});

it('lives whatever is away', async () => {
  for (const cable of Object.values(product.cables)) cable.cut();
  for (const url of [api.api, worker.url]) expect((await fetch(`${url}/health/live`)).status).toBe(200);
});

describe('the metrics', () => {
  const metrics = async (): Promise<readonly string[]> =>
    Promise.all([api.url, worker.url].map(async (url) => (await fetch(`${url}/metrics`)).text()));

  it('that rules and dashboard ask for are served, with the labels that they choose by', async () => {
    const all = (await metrics()).map(served);
    const missing = expressions()
      .flatMap(metricsIn)
      .filter(({ metric, labels }) => {
        const having = all.filter((each) => each.has(metric)).map((each) => each.get(metric)!);
        const known = new Set(['job', 'instance', ...having.flatMap((each) => [...each])]);
        return having.length === 0 || (known.size > 2 && labels.some((label) => !known.has(label)));
      });
    expect(missing).toEqual([]);
  });

  it('of what is carried on late are shown by both', async () => {
    for (const text of await metrics()) {
      expect(text).toMatch(/^throughcare_dirty_streams 0$/m);
      expect(text).toMatch(/^throughcare_wakeups_oldest_seconds 0$/m);
    }
  });

  it('begin at nought for what an alarm counts', async () => {
    const [, text] = await metrics();
    expect(text).toMatch(/^throughcare_swept_streams_total\{result="refreshed"\} 0$/m);
    expect(text).toMatch(/^throughcare_activities_total\{activity="remind",result="failed"\} 0$/m);
    expect(text).toMatch(/^throughcare_checkpoints_total\{result="refused"\} 0$/m);
  });

  it('show the bound of the heap that the process was given', async () => {
    for (const text of await metrics()) {
      const limit = Number(/^throughcare_heap_limit_bytes (\S+)$/m.exec(text)?.[1]) / 2 ** 20;
      expect(limit).toBeGreaterThanOrEqual(heap);
      expect(limit).toBeLessThan(heap + 64);
    }
  });
});
