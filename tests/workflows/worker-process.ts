import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Mailbox } from '../../local/mailbox';
import { findFreePort } from '../../local/ports';
import type { TestRecord } from '../record/builders';
import { until } from '../../local/demo/waiting';
import { openNamespace } from '../setup/namespace';
import { running } from '../setup/typescript';

export interface WorkerProcess {
  /** All its output. */
  readonly output: () => string;
  /** The address of its health and metrics. */
  readonly url: string;
  ready(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Resolves to its exit code, or null after a signal that it could not handle. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** `npm run worker`, as a process of its own. */
export function startWorkerProcess(env: Record<string, string>): Promise<WorkerProcess> {
  return startProcess('worker/main.ts', env, 'worker ready');
}

/** A program of the product as a process of its own; it is ready once it says so. */
export async function startProcess(
  entry: string,
  env: Record<string, string>,
  saysWhenReady: string,
): Promise<WorkerProcess> {
  const port = await findFreePort();
  const child: ChildProcess = spawn(process.execPath, [...running, entry], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env, METRICS_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, 'exit') as Promise<[number | null]>;
  return {
    output: () => output,
    url: `http://127.0.0.1:${port}`,
    ready: async () => {
      await until(`${entry} to say '${saysWhenReady}'`, 60, () => {
        if (child.exitCode !== null) throw new Error(output);
        return output.includes(saysWhenReady);
      });
    },
    signal: (name) => void child.kill(name),
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return (await exited)[0];
    },
  };
}

/** The environment of a test's worker: the record and mailbox of the test, and a namespace of its own. */
export async function workerEnvironment(record: TestRecord, mailbox: Mailbox): Promise<Record<string, string>> {
  return {
    THROUGHCARE_ENV: 'test',
    DATABASE_URL: record.workerUrl,
    TEMPORAL_ADDRESS: process.env['TEST_TEMPORAL_ADDRESS']!,
    TEMPORAL_NAMESPACE: await newNamespace(),
    ...record.keyEnvironment,
    SMTP_URL: mailbox.smtpUrl,
    MAIL_FROM: 'office@example.test',
    PUBLIC_URL: 'https://throughcare.example',
    CONTACT_LINE: '555-0100',
    SWEEP_SECONDS: '1',
  };
}

/** A namespace of the test's own at its engine. */
export async function newNamespace(): Promise<string> {
  const namespace = `test-${randomUUID()}`;
  await openNamespace(process.env['TEST_TEMPORAL_ADDRESS']!, namespace);
  return namespace;
}
