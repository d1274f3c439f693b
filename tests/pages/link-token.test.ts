import { randomBytes } from 'node:crypto';
import { hashOfToken, isToken, linkUrl, mintToken } from '../../mail/link-token';

const key = Buffer.alloc(32, 7);

describe('the token of a link', () => {
  it('is 43 canonical base64url characters, the same for the same link and generation', () => {
    const token = mintToken(key, 'link-1', 0);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(isToken(token)).toBe(true);
    expect(mintToken(key, 'link-1', 0)).toBe(token);
  });

  it('differs by link, generation and key', () => {
    const others = [
      mintToken(key, 'link-2', 0),
      mintToken(key, 'link-1', 1),
      mintToken(Buffer.alloc(32, 8), 'link-1', 0),
    ];
    expect(new Set([...others, mintToken(key, 'link-1', 0)]).size).toBe(4);
  });

  it('reads in one way only: the spare bits of the last character are zero', () => {
    for (let round = 0; round < 50; round += 1) {
      const token = randomBytes(32).toString('base64url');
      expect(isToken(token)).toBe(true);
      const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(token.at(-1)!);
      const sibling =
        token.slice(0, 42) + 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[last + 1]!;
      expect(Buffer.from(sibling, 'base64url').equals(Buffer.from(token, 'base64url'))).toBe(true);
      expect(isToken(sibling)).toBe(false);
    }
  });

  it.each([
    ['shorter', (token: string) => token.slice(0, 42)],
    ['longer', (token: string) => `${token}A`],
    ['padded', (token: string) => `${token}=`],
    ['in base64', (token: string) => `+${token.slice(1)}`],
    ['with a line end', (token: string) => `${token}\n`],
  ])('is none when %s', (_, change) => {
    expect(isToken(change(mintToken(key, 'link-1', 0)))).toBe(false);
  });

  it('is known by its SHA-256 only', () => {
    const token = mintToken(key, 'link-1', 0);
    expect(hashOfToken(token)).toHaveLength(32);
    expect(hashOfToken(token).toString('base64url')).not.toBe(token);
    expect(linkUrl('https://programme.example/', token)).toBe(`https://programme.example/l/${token}`);
  });
});
