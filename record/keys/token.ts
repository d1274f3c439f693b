import { createRequire } from 'node:module';
import type * as Pkcs11 from 'pkcs11js';
import { RecordUnavailable } from '../postgres/unavailable';
import { KeyStoreError } from './errors';

/** The configured place of a token (shared/platform/config). */
export interface TokenPlace {
  /** The vendor's library. */
  readonly module: string;
  /** The token's label. */
  readonly token: string;
  readonly pin: string;
}

/** A session with a token, signed in for one operation. */
export interface TokenSession {
  readonly lib: Pkcs11.PKCS11;
  readonly constants: typeof Pkcs11;
  readonly session: Buffer;
  /** The AES key of this label, or null. @throws KeyStoreError where there is more than one */
  readonly findKey: (label: string) => Buffer | null;
}

export type WithToken = <T>(use: (session: TokenSession) => T) => T;

const code = { alreadyInitialised: 0x191, pinIncorrect: 0xa0, pinLocked: 0xa4, alreadyLoggedIn: 0x100 } as const;

/**
 * A token (PKCS #11 v2.40). Each operation signs in again, because operations are rare, and a token may be removed and
 * put back. After a refused PIN there are no further attempts, because a token locks itself after a few.
 */
export function openToken(place: TokenPlace): WithToken {
  const constants = loadPackage();
  const lib = new constants.PKCS11();
  let refused: KeyStoreError | undefined;

  function signIn(session: Buffer): void {
    try {
      lib.C_Login(session, constants.CKU_USER, place.pin);
    } catch (error) {
      const reason = codeOf(error);
      if (reason === code.alreadyLoggedIn) return;
      if (reason !== code.pinIncorrect && reason !== code.pinLocked) throw error;
      refused = new KeyStoreError('root_key_missing', `the token ${place.token} refuses the PIN`, { cause: error });
      throw refused;
    }
  }

  load(lib, place.module);
  return function withToken(use) {
    if (refused) throw refused;
    try {
      const session = lib.C_OpenSession(findSlot(lib, place), constants.CKF_SERIAL_SESSION | constants.CKF_RW_SESSION);
      try {
        signIn(session);
        return use({ lib, constants, session, findKey: (label) => findKey(lib, constants, session, label) });
      } finally {
        lib.C_CloseSession(session);
      }
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      throw new RecordUnavailable(`the token ${place.token} does not answer`, { cause: error });
    }
  };
}

function loadPackage(): typeof Pkcs11 {
  try {
    return createRequire(__filename)('pkcs11js') as typeof Pkcs11;
  } catch (error) {
    throw new KeyStoreError(
      'root_key_missing',
      'a token holds the root key, and the optional package pkcs11js is not installed: npm ci --include=optional',
      { cause: error },
    );
  }
}

function load(lib: Pkcs11.PKCS11, module: string): void {
  try {
    lib.load(module);
    lib.C_Initialize();
  } catch (error) {
    if (codeOf(error) === code.alreadyInitialised) return;
    throw new KeyStoreError('root_key_missing', `the PKCS#11 library ${module} cannot be loaded`, { cause: error });
  }
}

function findSlot(lib: Pkcs11.PKCS11, { module, token }: TokenPlace): Buffer {
  const slot = lib.C_GetSlotList(true).find((each) => lib.C_GetTokenInfo(each).label.trim() === token);
  if (slot) return slot;
  throw new KeyStoreError('root_key_missing', `the PKCS#11 library ${module} knows no token ${token}`);
}

function findKey(lib: Pkcs11.PKCS11, constants: typeof Pkcs11, session: Buffer, label: string): Buffer | null {
  lib.C_FindObjectsInit(session, [
    { type: constants.CKA_CLASS, value: constants.CKO_SECRET_KEY },
    { type: constants.CKA_KEY_TYPE, value: constants.CKK_AES },
    { type: constants.CKA_LABEL, value: label },
  ]);
  const [key, other] = lib.C_FindObjects(session, 2);
  lib.C_FindObjectsFinal(session);
  if (!other) return key ?? null;
  throw new KeyStoreError('root_key_missing', `the token has more than one AES key with the label ${label}`);
}

/** The return code of a failed call (PKCS #11, section 5.1). */
export function codeOf(error: unknown): number | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof value === 'number' ? value : undefined;
}
