import { createHash, createHmac } from 'node:crypto';

/** Path of the pages of action links, below the public address. */
export const linkPath = '/l';

const canonicalToken = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/**
 * The token of an action link: HMAC-SHA-256 over (link id, generation), so that a retry and a reminder carry the same
 * link. 43 canonical base64url characters. Only a holder of the link key can make one (api.md, "Links").
 */
export function mintToken(linkKey: Uint8Array, linkId: string, generation: number): string {
  return createHmac('sha256', linkKey)
    .update(JSON.stringify(['action-link', linkId, generation]))
    .digest('base64url');
}

/** The stored form of a token: the SHA-256 of its characters. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token, 'ascii').digest();
}

/**
 * Whether a text can be a token: 32 bytes as base64url, the two spare bits of the last character zero (RFC 4648, 3.5).
 */
export function isToken(text: string): boolean {
  return canonicalToken.test(text);
}

/** The address of a link's page. */
export function linkUrl(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${linkPath}/${token}`;
}
