import type { StreamRef } from '../shared/contracts/engine';
import type { AgendaFacts } from '../shared/domain/kernel-types';
import type { CaseState } from '../shared/domain/state';
import type { Instant } from '../shared/domain/time';

/** A row of the ledger, held by whoever leased it until the lease ends. */
export interface LeasedNotification {
  readonly notificationId: string;
  readonly leaseId: string;
  readonly stream: StreamRef;
  /** The key of what is owed; see `Owed`. */
  readonly key: string;
  readonly taskId: string;
  readonly recipientId: string;
}

/** How a notification ended: taken by the server, refused for good, or not needed any more. */
export interface Settlement {
  readonly status: 'sent' | 'failed' | 'dropped';
  readonly messageId?: string;
  /** The server's answer, or the code of why there is none. */
  readonly response?: string;
}

/** The ledger of what the world is owed. */
export interface Ledger {
  /** Takes the row for this activity: `settled` where that was done, `leased` while another holds it. */
  lease(notificationId: string): Promise<LeasedNotification | 'settled' | 'leased'>;
  settle(held: LeasedNotification, settlement: Settlement): Promise<void>;
  /** Gives the row back, with the code of what went wrong. */
  release(held: LeasedNotification, code: string): Promise<void>;
  /** Whether a mail about the task went to the recipient before, or is on its way at this moment. */
  told(held: LeasedNotification): Promise<'told' | 'being_told' | 'not_told'>;
}

/** To whom, in which words and hours. */
export interface Recipient {
  readonly active: boolean;
  readonly email: string;
  readonly language: string;
  /** IANA. */
  readonly timeZone: string;
}

/** A link as it is stored: what its token is made of, never the token. */
export interface StoredLink {
  readonly linkId: string;
  readonly keyId: string;
}

export interface LinkToKeep extends StoredLink {
  readonly stream: StreamRef;
  readonly taskId: string;
  readonly generation: number;
  readonly personId: string;
  /** SHA-256 of the token. */
  readonly tokenHash: Buffer;
  readonly expiresAt: Instant;
}

export interface Links {
  find(taskId: string, generation: number): Promise<StoredLink | null>;
  /** Keeps a new link, or gives the one that was there first; ends no earlier than `expiresAt`. */
  ensure(link: LinkToKeep): Promise<StoredLink>;
}

/** The state of a case and what its agenda depends on, as of now; null where there is no such case. */
export type LoadCase = (stream: StreamRef) => Promise<{ readonly kase: CaseState; readonly facts: AgendaFacts } | null>;
