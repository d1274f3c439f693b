import { startMailbox, type Mailbox } from '../../local/mailbox';
import { startIssuer, type TestIssuer } from '../api/support/issuer';
import { layCable, type Cable } from '../faults/cable';
import { openTestRecord, type TestRecord } from '../record/builders';
import { closeNamespace } from '../setup/namespace';
import { startProcess, startWorkerProcess, workerEnvironment, type WorkerProcess } from '../workflows/worker-process';

export type DependencyName = 'record' | 'keys' | 'engine' | 'issuer' | 'mail';

/** API and worker as in production, with a cable to each dependency. */
export interface Product {
  readonly record: TestRecord;
  readonly mailbox: Mailbox;
  readonly issuer: TestIssuer;
  readonly cables: Readonly<Record<DependencyName, Cable>>;
  readonly namespace: string;
  /** Both wait until the process is ready; running processes end with the product. */
  startApi(env?: Record<string, string>): Promise<ApiProcess>;
  startWorker(env?: Record<string, string>): Promise<WorkerProcess>;
  close(): Promise<void>;
}

export interface ApiProcess extends WorkerProcess {
  /** The API's address; `url` is that of its metrics. */
  readonly api: string;
}

export async function openProduct(): Promise<Product> {
  const [record, mailbox] = await Promise.all([openTestRecord(), startMailbox({ smtpPort: 0, httpPort: 0 })]);
  const { worker, api } = record.sealing.environments;
  const of = await workerEnvironment(record, mailbox);
  const issuerCable = await layCable('127.0.0.1:1');
  const issuer = await startIssuer(`http://${issuerCable.address}`);
  issuerCable.lay(issuer.address);
  await record.db.updateTable('people').set({ issuer: issuer.issuer }).execute();
  const cables = {
    record: await layCable(new URL(record.url).host),
    keys: await layCable(new URL(worker.KEYS_DATABASE_URL).host),
    engine: await layCable(of['TEMPORAL_ADDRESS']!),
    issuer: issuerCable,
    mail: await layCable(new URL(mailbox.smtpUrl).host),
  };
  const common = {
    ...of,
    TEMPORAL_ADDRESS: cables.engine.address,
    TEMPORAL_CONFIG_FILE: '/dev/null',
    LOG_LEVEL: 'info',
    OIDC_ISSUER: issuer.issuer,
    OIDC_CLIENT_ID: 'throughcare-pages',
    SMTP_URL: by(cables.mail, mailbox.smtpUrl),
  };
  const running: WorkerProcess[] = [];
  const kept = async <P extends WorkerProcess>(program: P): Promise<P> => {
    running.push(program);
    await program.ready();
    return program;
  };
  const environmentOf = (login: { readonly KEYS_DATABASE_URL: string }, url: string): Record<string, string> => ({
    ...common,
    DATABASE_URL: by(cables.record, url),
    KEYS_DATABASE_URL: by(cables.keys, login.KEYS_DATABASE_URL),
  });
  return {
    record,
    mailbox,
    issuer,
    cables,
    namespace: of['TEMPORAL_NAMESPACE']!,
    startApi: async (env) => {
      const settings = { ...environmentOf(api, record.appUrl), PORT: '0', ...env };
      const program = await kept(await startProcess('api/main.ts', settings, 'api listening'));
      return { ...program, api: `http://127.0.0.1:${/listening on port (\d+)/.exec(program.output())?.[1]}` };
    },
    startWorker: async (env) => kept(await startWorkerProcess({ ...environmentOf(worker, record.workerUrl), ...env })),
    close: async () => {
      await Promise.all(running.map((program) => program.end('SIGKILL')));
      await closeNamespace(of['TEMPORAL_ADDRESS']!, of['TEMPORAL_NAMESPACE']!);
      await Promise.all(Object.values(cables).map((cable) => cable.close()));
      await Promise.all([mailbox.stop(), issuer.stop(), record.stop()]);
    },
  };
}

function by(cable: Cable, address: string): string {
  const url = new URL(address);
  url.host = cable.address;
  return url.href;
}
