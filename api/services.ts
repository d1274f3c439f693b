import type { Router } from 'express';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { EngineView } from '../engine/describe';
import type { CaseCommit, CaseStates } from '../record/cases';
import type { Programmes } from '../record/programmes/programmes';
import type { Keys } from '../record/keys/types';
import type { Database } from '../record/postgres/schema';
import type { Seals } from '../record/sealing/seals';
import type { KeyRing } from '../shared/platform/config';
import type { StreamRef } from '../shared/contracts/engine';
import type { Instant } from '../shared/domain/time';
import type { TranslatorFor } from '../shared/languages';
import type { AskReadiness } from '../shared/platform/process/readiness';
import type { VerifyToken } from './auth/tokens';
import type { ApiMetrics } from './health/metrics';
import type { Sessions } from './sessions';

/** Dependencies of the API: clock, randomness and the outside world. */
export interface Services {
  readonly settings: Settings;
  readonly db: Kysely<Database>;
  readonly commit: CaseCommit;
  readonly states: CaseStates;
  readonly keys: Keys;
  readonly seals: Seals;
  readonly programmes: Programmes;
  /** With the words of the programmes. */
  readonly translatorFor: TranslatorFor;
  readonly verifyToken: VerifyToken;
  /** Never throws: an engine that does not answer is described as unreachable. */
  readonly describeStream: (stream: StreamRef) => Promise<EngineView>;
  readonly askReadiness: AskReadiness;
  /** Pages behind the links in mails: for people without an account. */
  readonly linkPages: Router;
  /** Sign-in and sessions of the pages for people with an account. */
  readonly sessions: Sessions;
  /** The neutral name that pages show. */
  readonly programmeName: string;
  /** The contact that a reader can call, as shown. */
  readonly contactLine: string;
  /** Sign and encrypt what comes back from clients: nonces of link pages, cursors of lists, sessions. */
  readonly pageKeys: KeyRing;
  readonly metrics: ApiMetrics;
  readonly logger: Logger;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly randomBytes: (size: number) => Buffer;
}

/** Public facts about this installation, and its limits. */
export interface Settings {
  readonly environment: string;
  readonly version: string;
  readonly startedAt: Instant;
  readonly issuer: string;
  readonly publicUrl: string;
  readonly requestsPerMinute: number;
}
