import { KeyStoreError } from './errors';
import { rootIsWrong, rootOfAnother, type RootKeys } from './root';
import { codeOf, openToken, type TokenPlace, type TokenSession } from './token';
import { nonceLength, tagLength } from '../../shared/platform/aes-gcm';
import { bytesOf, type RandomBytes } from './wrapping';

export interface TokenRoot extends TokenPlace {
  /** The label of the AES-256 key that wraps, which is its id. Other keys of the token still unwrap. */
  readonly label: string;
}

/** Return codes of tokens for a wrong tag: encrypted data invalid, its length invalid, or (SoftHSM) a general error. */
const tagDoesNotFit = new Set<number | undefined>([0x40, 0x41, 0x05]);

/**
 * Root keys that never leave a token: AES-256-GCM inside it (CKM_AES_GCM), in the layout of wrapSecret.
 * @throws KeyStoreError where library, token or key is missing, or the PIN is refused
 */
export function openTokenRoot({ label, ...place }: TokenRoot, randomBytes: RandomBytes): RootKeys {
  const withToken = openToken(place);
  // Fail at the start if something is missing, not at the first use.
  withToken((at) => keyOf(at, label));
  return {
    id: label,
    wrap: async (secret, about) =>
      withToken((at) => {
        const nonce = randomBytes(nonceLength);
        at.lib.C_EncryptInit(at.session, mechanism(at, nonce, [label, ...about]), keyOf(at, label));
        return Buffer.concat([nonce, at.lib.C_Encrypt(at.session, secret, Buffer.alloc(secret.length + tagLength))]);
      }),
    unwrap: async (rootId, wrapped, about) =>
      withToken((at) => {
        const key = at.findKey(rootId);
        if (!key) throw rootOfAnother(rootId, [label]);
        at.lib.C_DecryptInit(at.session, mechanism(at, wrapped.subarray(0, nonceLength), [rootId, ...about]), key);
        return decrypt(at, wrapped.subarray(nonceLength), rootId);
      }),
  };
}

function keyOf({ findKey }: TokenSession, label: string): Buffer {
  const key = findKey(label);
  if (key) return key;
  throw new KeyStoreError('root_key_missing', `the token has no AES key with the label ${label}`);
}

/** Makes an AES-256 key that cannot leave the token. @throws KeyStoreError where the label is taken */
export function makeTokenRoot(place: TokenPlace, label: string): void {
  openToken(place)(({ lib, constants: c, session, findKey }) => {
    if (findKey(label)) {
      throw new KeyStoreError('root_key_of_another', `the token has a key with the label ${label} already`);
    }
    lib.C_GenerateKey(session, { mechanism: c.CKM_AES_KEY_GEN }, [
      { type: c.CKA_LABEL, value: label },
      { type: c.CKA_VALUE_LEN, value: 32 },
      { type: c.CKA_TOKEN, value: true },
      { type: c.CKA_PRIVATE, value: true },
      { type: c.CKA_SENSITIVE, value: true },
      { type: c.CKA_EXTRACTABLE, value: false },
      { type: c.CKA_ENCRYPT, value: true },
      { type: c.CKA_DECRYPT, value: true },
    ]);
  });
}

function mechanism({ constants }: TokenSession, iv: Buffer, about: readonly unknown[]) {
  const type = constants.CK_PARAMS_AES_GCM_v240;
  const parameter = { type, iv, ivBits: nonceLength * 8, aad: bytesOf(about), tagBits: tagLength * 8 };
  return { mechanism: constants.CKM_AES_GCM, parameter };
}

function decrypt({ lib, session }: TokenSession, sealed: Buffer, rootId: string): Buffer {
  try {
    return lib.C_Decrypt(session, sealed, Buffer.alloc(sealed.length));
  } catch (error) {
    throw tagDoesNotFit.has(codeOf(error)) ? rootIsWrong(rootId) : error;
  }
}
