import { randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { nonceLength, openBytes, sealBytes } from '../shared/platform/aes-gcm';

/** A 32-byte secret and the id by which payloads refer to it. */
interface PayloadKey {
  readonly id: string;
  readonly secret: Uint8Array;
}

/** Keys in use: the current one encrypts, each decrypts the payloads that name it. */
export interface PayloadKeys {
  readonly current: PayloadKey;
  readonly byId: ReadonlyMap<string, PayloadKey>;
  /** Reads the keys again; called once for an unknown key. */
  refresh?(): Promise<void>;
}

export interface CodecOptions {
  /**
   * For replays without a server, where every workflow has the same name. A real server could be made to run one of
   * that name.
   */
  readonly isReplay?: boolean;
}

const nameInReplay = 'fake';
const wire = temporal.api.common.v1.Payload;
const encoding = 'binary/encrypted-aes-256-gcm';

/**
 * Encrypts what the engine stores: AES-256-GCM (NIST SP 800-38D) over the whole encoded payload, its metadata included.
 * The key's id and the payload's workflow stand beside it in clear and are authenticated. Payloads that this codec did
 * not encrypt are refused, so that write access to the engine does not feed the workers.
 *
 * @throws PayloadRefused from `decode`; the message is a code
 */
export class EncryptionCodec implements PayloadCodec {
  constructor(
    private readonly keys: PayloadKeys,
    private readonly options: CodecOptions = {},
  ) {}

  async encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return payloads.map((payload) => this.encrypt(payload, this.workflowOf(context)));
  }

  async decode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    if (payloads.some((payload) => this.isOfUnknownKey(payload))) await this.keys.refresh?.();
    return payloads.map((payload) => this.decrypt(payload, this.workflowOf(context)));
  }

  /** Empty when a payload belongs to no workflow, or its workflow is unknown. */
  private workflowOf(context: SerializationContext | undefined): string {
    const workflowId = context?.workflowId ?? '';
    return this.options.isReplay && workflowId === nameInReplay ? '' : workflowId;
  }

  private isOfUnknownKey({ metadata }: Payload): boolean {
    return text(metadata?.['encoding']) === encoding && !this.keys.byId.has(text(metadata?.['key-id']));
  }

  private encrypt(payload: Payload, workflowId: string): Payload {
    const { id, secret } = this.keys.current;
    const under = { secret, nonce: randomBytes(nonceLength), about: authenticated(id, workflowId) };
    return {
      metadata: { encoding: bytes(encoding), 'key-id': bytes(id), 'workflow-id': bytes(workflowId) },
      data: sealBytes(wire.encode(payload).finish(), under),
    };
  }

  private decrypt({ metadata, data }: Payload, expected: string): Payload {
    if (text(metadata?.['encoding']) !== encoding || !data) throw new PayloadRefused('payload_not_encrypted');
    const id = text(metadata?.['key-id']);
    const key = this.keys.byId.get(id);
    if (key === undefined) throw new PayloadRefused('payload_key_unknown');
    const workflowId = text(metadata?.['workflow-id']);
    if (!isOf(workflowId, expected)) throw new PayloadRefused('payload_of_another_workflow');
    const plain = openBytes(data, { secret: key.secret, about: authenticated(id, workflowId) });
    if (!plain) throw new PayloadRefused('payload_altered');
    return wire.decode(plain);
  }
}

/** A payload that was not encrypted here, was encrypted with an unknown key, or was altered. */
class PayloadRefused extends Error {
  override readonly name = 'PayloadRefused';
}

/**
 * Whether a payload that names one workflow may appear in another: a schedule appends the time to the id of each
 * workflow that it starts, and passes the result of one on to the next.
 */
function isOf(workflowId: string, expected: string): boolean {
  return !workflowId || !expected || withoutTime(workflowId) === withoutTime(expected);
}

function withoutTime(workflowId: string): string {
  return workflowId.replace(/-\d{4}-\d\d-\d\dT[\d:]+Z$/, '');
}

/** As JSON, so that no two pairs of ids have the same text. */
function authenticated(keyId: string, workflowId: string): Buffer {
  return bytes(JSON.stringify([encoding, keyId, workflowId]));
}

function bytes(value: string): Buffer {
  return Buffer.from(value, 'utf8');
}

function text(value: Uint8Array | null | undefined): string {
  return value ? Buffer.from(value).toString('utf8') : '';
}
