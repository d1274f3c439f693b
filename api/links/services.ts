import type { CaseCommit } from '../../record/cases';
import type { KeyRing } from '../../shared/platform/config';
import type { StreamRef } from '../../shared/contracts/engine';
import type { CaseState } from '../../shared/domain/case';
import type { Discipline } from '../../shared/domain/vocabulary';
import type { Instant } from '../../shared/domain/time';
import type { TranslatorFor } from '../../shared/languages';
import type { Programme } from '../../shared/programme/schema';
import type { UnknownLinkLimiter } from './limiter';

/** Dependencies of the link pages. */
export interface LinkServices {
  /** The link whose token has this SHA-256. */
  readonly findLink: (tokenHash: Buffer) => Promise<ActionLink | null>;
  /** The case as the record has it now, and the programme definition that it runs under. */
  readonly loadCase: (stream: StreamRef) => Promise<{
    readonly kase: CaseState;
    readonly programme: Pick<Programme, 'id' | 'reasons' | 'conferences'>;
  } | null>;
  readonly translatorFor: TranslatorFor;
  readonly findReader: (personId: string) => Promise<Reader | null>;
  readonly commit: CaseCommit;
  /** Telemetry only: scanners open links too. */
  readonly noteOpened?: (linkId: string, at: Instant) => Promise<void>;
  /**
   * Logs that a page shows the question of its link, before it leaves.
   * @throws RecordUnavailable where it cannot
   */
  readonly logShown: (link: ActionLink, correlationId: string) => Promise<void>;
  readonly limiter: UnknownLinkLimiter;
  /** Sign the nonces of pages; no link key is among them. */
  readonly pageKeys: KeyRing;
  readonly publicUrl: string;
  readonly programmeName: string;
  readonly contactLine: string;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly randomBytes: (size: number) => Buffer;
  /** Gets unexpected errors. */
  readonly reportError: (error: unknown) => void;
}

/** One person's way to answer one task. */
export interface ActionLink {
  readonly linkId: string;
  readonly stream: StreamRef;
  readonly taskId: string;
  readonly generation: number;
  readonly personId: string;
  readonly expiresAt: Instant;
}

/** The recipient of the link, as the directory knows them now. */
export interface Reader {
  readonly personId: string;
  readonly agencyId: string;
  readonly disciplines: readonly Discipline[];
  readonly language: string;
  readonly timeZone: string;
  readonly active: boolean;
}
