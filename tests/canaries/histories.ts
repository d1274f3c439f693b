import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { EncryptionCodec, type PayloadKeys } from '../../engine/payload-codec';

type Payload = temporal.api.common.v1.IPayload;

/** A workflow run as the engine stores it, and decrypted. */
export interface ReadHistory {
  readonly workflowId: string;
  /** The stored bytes; unencrypted parts are readable here. */
  readonly stored: Buffer;
  /** All payloads, decrypted. */
  readonly payloads: readonly ReadPayload[];
  /** The rest: ids, names, times. */
  readonly around: readonly string[];
}

export interface ReadPayload {
  /** The path, for example `activityTaskCompletedEventAttributes.result.payloads`. */
  readonly where: string;
  readonly isEncrypted: boolean;
  readonly text: string;
}

const { GetWorkflowExecutionHistoryResponse, DescribeWorkflowExecutionResponse } = temporal.api.workflowservice.v1;

/** Every run that the engine knows, whole, with its description; search attributes are never encrypted. */
export async function readHistories(client: Client, keys: PayloadKeys): Promise<readonly ReadHistory[]> {
  const { namespace } = client.options;
  const read: ReadHistory[] = [];
  let nextPageToken: Uint8Array = new Uint8Array();
  do {
    // The client's own list would decode, and fail where it lacks keys.
    const page = await client.workflowService.listWorkflowExecutions({ namespace, nextPageToken });
    for (const { execution } of page.executions)
      read.push(await readRun(client, keys, execution?.workflowId ?? '', execution?.runId ?? ''));
    ({ nextPageToken } = page);
  } while (nextPageToken.length > 0);
  return read;
}

async function readRun(client: Client, keys: PayloadKeys, workflowId: string, runId: string): Promise<ReadHistory> {
  const { namespace } = client.options;
  const execution = { workflowId, runId };
  const parts: { readonly message: object; readonly bytes: Uint8Array }[] = [];
  let nextPageToken: Uint8Array = new Uint8Array();
  do {
    const page = await client.workflowService.getWorkflowExecutionHistory({ namespace, execution, nextPageToken });
    parts.push({ message: page, bytes: GetWorkflowExecutionHistoryResponse.encode(page).finish() });
    ({ nextPageToken } = page);
  } while (nextPageToken.length > 0);
  const description = await client.workflowService.describeWorkflowExecution({ namespace, execution });
  parts.push({ message: description, bytes: DescribeWorkflowExecutionResponse.encode(description).finish() });
  const found = parts.flatMap(({ message }) => [...walk(message, [])]);
  const codec = new EncryptionCodec(keys);
  const payloads = found.flatMap(({ where, payload }) => (payload ? [{ where, payload }] : []));
  return {
    workflowId,
    stored: Buffer.concat(parts.map(({ bytes }) => bytes)),
    payloads: await Promise.all(payloads.map(({ where, payload }) => readPayload(codec, where, payload))),
    around: found.flatMap(({ text }) => text ?? []),
  };
}

async function readPayload(codec: EncryptionCodec, where: string, payload: Payload): Promise<ReadPayload> {
  const isEncrypted = textOf(payload.metadata?.['encoding']).startsWith('binary/encrypted');
  const [decoded] = isEncrypted ? await codec.decode([payload]) : [payload];
  return { where, isEncrypted, text: textOf(decoded?.data) };
}

interface Found {
  readonly where: string;
  readonly payload?: Payload;
  readonly text?: string;
}

function* walk(value: unknown, path: readonly string[]): Generator<Found> {
  const where = path.join('.');
  if (typeof value === 'string') yield { where, text: value };
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Uint8Array) return yield { where, text: Buffer.from(value).toString('latin1') };
  if (isPayload(value)) return yield { where, payload: value };
  for (const [name, each] of Object.entries(value)) yield* walk(each, Array.isArray(value) ? path : [...path, name]);
}

function isPayload(value: object): value is Payload {
  return 'metadata' in value && 'data' in value && value.data instanceof Uint8Array;
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
