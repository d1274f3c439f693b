import { z } from 'zod';
import { keyStoreVariables } from './key-store';
import type { Environment } from './environment';

const port = z.coerce.number('a port number').int('a port number').min(0, 'a port number').max(65_535, 'a port number');

/** A port to listen on; 0 means any free port. */
export function portVariable(otherwise: number): z.ZodDefault<typeof port> {
  return port.default(otherwise);
}

/** The address to listen on: 127.0.0.1 behind a proxy on the same machine, 0.0.0.0 in a container. */
export function hostVariable(environment: Environment): z.ZodDefault<z.ZodString> {
  return z.string().default(environment === 'production' ? '0.0.0.0' : '127.0.0.1');
}

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'a URL such as postgres://user:password@host:5432/name',
});
/** The base address of links. A link is a key, so production requires https. */
function publicUrl(environment: Environment): z.ZodType<string> {
  const protocol = environment === 'production' ? /^https$/ : /^https?$/;
  return z
    .url({ protocol, error: 'a URL such as https://throughcare.example' })
    .transform((url) => url.replace(/\/+$/, ''));
}

/** The issuer of tokens: production requires TLS and another machine. */
function issuer(environment: Environment): z.ZodType<string> {
  const url = z.url({ protocol: /^https?$/, error: 'the URL of an OpenID Connect issuer' });
  if (environment !== 'production') return url;
  return url
    .refine((text) => new URL(text).protocol === 'https:', 'a plain-http issuer is refused in production')
    .refine((text) => !isLoopback(new URL(text).hostname), 'an issuer on this machine is refused in production');
}

/** Variables that several processes read, by name; a process picks its own. No secret has a default. */
export const variables = {
  database: () => ({ DATABASE_URL: databaseUrl, DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(12) }),
  engine: () => ({
    TEMPORAL_ADDRESS: z.string().regex(/^\S+:\d+$/, 'an address such as temporal.example:7233'),
  }),
  keyStore: keyStoreVariables,
  programmes: () => ({ PROGRAMMES_DIR: z.string().default('programmes') }),
  publicNames: (environment: Environment) => ({
    PUBLIC_URL: publicUrl(environment),
    /** The only name that a mail or a link page shows: neutral, it does not reveal what the programme is. */
    PROGRAMME_NAME: z.string().min(1).max(80).default('Throughcare'),
    /** The contact that a reader can call, as shown. */
    CONTACT_LINE: z.string().min(1).max(200),
  }),
  issuer: (environment: Environment) => ({
    OIDC_ISSUER: issuer(environment),
    OIDC_AUDIENCE: z.string().min(1).default('throughcare'),
  }),
  /** The pages as a client of the issuer. */
  client: () => ({
    OIDC_CLIENT_ID: z.string().min(1),
    /** Absent for a public client, which PKCE alone protects. */
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  }),
} as const;

/** @param host as WHATWG's URL writes it; an IPv4 address inside an IPv6 one becomes hexadecimal there */
function isLoopback(host: string): boolean {
  return /^((.*\.)?localhost\.?|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:(7f[\da-f]{2}:[\da-f]+|0:0)\])$/.test(host);
}
