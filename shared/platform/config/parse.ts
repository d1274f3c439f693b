import { z } from 'zod';
import { environments, type Environment } from './environment';
import { findKeyStoreProblems } from './key-store';

/** The schema of a process's variables; production refuses more than other environments. */
export type ConfigSchema<Shape extends z.ZodRawShape> = (environment: Environment) => z.ZodObject<Shape>;

export type Variables = Readonly<Record<string, string | undefined>>;

/** All configuration problems of a process at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * Reads a process's configuration once. An empty variable counts as unset, and a process without THROUGHCARE_ENV runs
 * as production.
 * @throws {ConfigError} naming every missing or refused variable at once, never a value
 */
export function parseConfig<Shape extends z.ZodRawShape>(schema: ConfigSchema<Shape>, env: Variables): Parsed<Shape> {
  const outcome = tryConfig(schema, env);
  if ('problems' in outcome) throw new ConfigError(outcome.problems);
  return outcome.config;
}

/**
 * Like {@link parseConfig}, and checks the stamps of the databases that the variables name, so that production refuses
 * one of a local stack in the same message.
 * @param readStamp the environment that a database was made for; null if it has no stamp or cannot be reached
 */
export async function loadConfig<Shape extends z.ZodRawShape>(
  schema: ConfigSchema<Shape>,
  env: Variables,
  readStamp: (databaseUrl: string) => Promise<string | null>,
): Promise<Parsed<Shape>> {
  const outcome = tryConfig(schema, env);
  const problems = 'problems' in outcome ? [...outcome.problems] : [];
  const databases = environmentOf(env) === 'production' ? ['DATABASE_URL', 'KEYS_DATABASE_URL'] : [];
  for (const name of databases.filter((each) => each in schema('production').shape)) {
    const url = env[name];
    if (!url || (await readStamp(url)) !== 'local') continue;
    problems.push(`${name}: this database is stamped as one of a local stack`);
  }
  if (problems.length > 0 || 'problems' in outcome) throw new ConfigError(problems);
  return outcome.config;
}

type Parsed<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>> & { readonly THROUGHCARE_ENV: Environment };

function tryConfig<Shape extends z.ZodRawShape>(
  schema: ConfigSchema<Shape>,
  env: Variables,
): { readonly config: Parsed<Shape> } | { readonly problems: readonly string[] } {
  const environment = environmentOf(env);
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const expected = schema(environment ?? 'production');
  const parsed = expected.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => sentence(issue, given));
  if ('KEYS_DATABASE_URL' in expected.shape) {
    problems.push(...findKeyStoreProblems(given, environment ?? 'production'));
  }
  if (!environment) problems.unshift(`THROUGHCARE_ENV: one of ${environments.join(', ')}`);
  if (!parsed.success || !environment || problems.length > 0) return { problems };
  return { config: { ...parsed.data, THROUGHCARE_ENV: environment } };
}

function environmentOf(env: Variables): Environment | undefined {
  return z.enum(environments).safeParse(env['THROUGHCARE_ENV'] || 'production').data;
}

/** Never quotes the value, which may be a secret. */
function sentence(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const variable = String(issue.path[0]);
  return variable in given ? `${variable}: ${issue.message}` : `${variable}: is not set`;
}
