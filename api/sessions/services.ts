import type { Kysely } from 'kysely';
import type { Database } from '../../record/postgres/schema';
import type { Seals } from '../../record/sealing/seals';
import type { KeyRing } from '../../shared/platform/config';
import type { Instant } from '../../shared/domain/time';
import type { KeepForm } from './keeping';
import type { Provider } from './provider';

/** Dependencies of sign-in and sessions. */
export interface SessionServices {
  readonly db: Kysely<Database>;
  readonly seals: Seals;
  /** Seals sessions and attempts to sign in, and signs the session cookie. */
  readonly pageKeys: KeyRing;
  readonly provider: Provider;
  readonly issuer: string;
  readonly publicUrl: string;
  readonly programmeName: string;
  readonly contactLine: string;
  readonly now: () => Instant;
  /** Keeps a form that came when its author was not signed in. */
  readonly keepForm: KeepForm;
  /** Gets unexpected errors. */
  readonly reportError: (error: unknown) => void;
}
