import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTHeaderParameters } from 'jose';

/** Signs any token that a test needs, valid or not; authentication.test tries tokens of a real provider. */
export interface TestIssuer {
  readonly issuer: string;
  /** host:port */
  readonly address: string;
  token(subject: string, twist?: Twist): Promise<string>;
  /** Publishes a new key in place of the old one; tokens that the old key signed do not change. */
  retireKey(): Promise<void>;
  stop(): Promise<void>;
}

export interface Twist {
  readonly audience?: string;
  readonly issuer?: string;
  readonly typ?: string;
  /** In seconds. */
  readonly expiresIn?: number;
  /** Signed by an unpublished key, under the id of a published one. */
  readonly foreignKey?: true;
  /** Signed by the retired key. */
  readonly retiredKey?: true;
}

/** @param name the issuer's name, by default its address */
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
