import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** The results of one role's requests. */
export interface Findings {
  readonly operations: ReadonlySet<string>;
  /** Responses per status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Distinct failures, each with its cause. */
  readonly failures: readonly string[];
  /** Errors of the fuzzer itself. */
  readonly errors: readonly string[];
}

interface Recorder {
  readonly label: string;
  /** Missing if no request was sent. */
  readonly checks?: Readonly<Record<string, readonly Check[]>>;
  readonly interactions?: Readonly<Record<string, Interaction>>;
}

interface Check {
  readonly name: string;
  readonly status: 'success' | 'failure' | 'error';
  readonly failure_info?: { readonly failure?: { readonly title?: string; readonly message?: string } };
}

interface Interaction {
  readonly request: { readonly method: string; readonly uri: string; readonly body?: Encoded | null };
  readonly response: { readonly status_code: number; readonly content?: Encoded | null } | null;
}

interface Encoded {
  readonly $base64?: string;
}

type Line = Readonly<Record<string, { readonly recorder?: Recorder; readonly info?: unknown } | undefined>>;

const longest = 600;

/** Reads the events that schemathesis wrote, one a line. */
export async function readFindings(file: string): Promise<Findings> {
  const operations = new Set<string>();
  const statuses = new Map<number, number>();
  const failures = new Map<string, string>();
  const errors = new Set<string>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const event = JSON.parse(line) as Line;
    for (const name of ['FatalError', 'NonFatalError'])
      if (event[name]) errors.add(JSON.stringify(event[name].info ?? event[name]).slice(0, longest));
    const recorder = event['ScenarioFinished']?.recorder;
    if (!recorder) continue;
    const { checks: checked = {}, interactions = {} } = recorder;
    for (const { response } of Object.values(interactions)) {
      operations.add(recorder.label);
      const status = response?.status_code ?? 0;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    for (const [caseId, checks] of Object.entries(checked))
      for (const check of checks.filter(({ status }) => status !== 'success')) {
        const interaction = interactions[caseId];
        const key = `${recorder.label} ${check.name} ${interaction?.response?.status_code ?? 'no answer'}`;
        if (!failures.has(key)) failures.set(key, described(recorder.label, check, interaction));
      }
  }
  return { operations, statuses, failures: [...failures.values()], errors: [...errors] };
}

function described(label: string, { name, failure_info: info }: Check, interaction: Interaction | undefined): string {
  const { title = '', message = '' } = info?.failure ?? {};
  const { request, response } = interaction ?? {};
  return [
    `${label}: ${name}: ${title} ${message.split('\n').join(' ').slice(0, longest)}`,
    `  asked     ${request?.method ?? ''} ${(request?.uri ?? '').slice(0, longest)} ${decoded(request?.body)}`,
    `  answered  ${response?.status_code ?? 'nothing'} ${decoded(response?.content)}`,
  ].join('\n');
}

function decoded(body: Encoded | null | undefined): string {
  return Buffer.from(body?.$base64 ?? '', 'base64')
    .toString()
    .slice(0, longest);
}
