import type { StreamRef } from '../../shared/contracts/engine';
import type { Actor } from '../../shared/domain/kernel/types';
import type { ReadRequest } from '../reads/log';
import type { DraftText } from '../sealing/narratives';
import type { StreamTypes } from './kernel';

/** Identifies a command for good: a repetition has no second effect. */
export interface Idempotency {
  readonly commandId: string;
  /** A hash of the request's body, stored as an HMAC: the same id with another hash is refused. */
  readonly bodyHash: string;
}

export interface CommitRequest<T extends StreamTypes> {
  readonly stream: StreamRef;
  readonly command: T['command'];
  readonly actor: Actor;
  readonly idempotency?: Idempotency;
  /** The texts that the command refers to, stored if it is accepted. */
  readonly texts?: readonly DraftText[];
  /** The request whose answer will show the stream; its read is logged together with an accepted command. */
  readonly reading?: Pick<ReadRequest, 'operation' | 'correlationId' | 'askedFor'> | undefined;
  /** With a command that begins a stream. */
  readonly opening?: T['opening'];
}
