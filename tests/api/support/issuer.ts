import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTHeaderParameters } from 'jose';

/** An issuer that signs whatever a test needs, good or bad; a real provider's tokens are tried in authentication.test. */
export interface TestIssuer {
  readonly issuer: string;
  /** host:port where it listens. */
  readonly address: string;
  token(subject: string, twist?: Twist): Promise<string>;
  /** From now on another key is published, and the one of before is not; what it signed is as it was. */
  retireKey(): Promise<void>;
  stop(): Promise<void>;
}

export interface Twist {
  readonly audience?: string;
  readonly issuer?: string;
  readonly typ?: string;
  /** Seconds from now. */
  readonly expiresIn?: number;
  /** Signed by a key that the issuer does not publish, under the name of one that it does. */
  readonly foreignKey?: true;
  /** Signed by the key that was retired. */
  readonly retiredKey?: true;
}

/** @param name what it is called; where nothing is said, the address that it listens at */
export async function startIssuer(name?: string): Promise<TestIssuer> {
  const [first, foreign] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  let own = { ...first, kid: 'k1' };
  const publish = async () => ({
    keys: [{ ...(await exportJWK(own.publicKey)), kid: own.kid, alg: 'ES256', use: 'sig' }],
  });
  let jwks = await publish();
  const server: Server = createServer((request, response) => {
    const isMetadata = request.url === '/.well-known/openid-configuration';
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(isMetadata ? { issuer, jwks_uri: `${issuer}/jwks` } : jwks));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = name ?? `http://${address}`;
  return {
    issuer,
    address,
    token: (subject, twist = {}) => {
      const kid = twist.retiredKey ? 'k1' : own.kid;
      const signing = twist.foreignKey ? foreign : twist.retiredKey ? first : own;
      const header: JWTHeaderParameters = { alg: 'ES256', kid, typ: twist.typ ?? 'at+jwt' };
      return new SignJWT({})
        .setProtectedHeader(header)
        .setSubject(subject)
        .setIssuer(twist.issuer ?? issuer)
        .setAudience(twist.audience ?? 'throughcare')
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + (twist.expiresIn ?? 600))
        .sign(signing.privateKey);
    },
    retireKey: async () => {
      own = { ...(await generateKeyPair('ES256')), kid: 'k2' };
      jwks = await publish();
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
