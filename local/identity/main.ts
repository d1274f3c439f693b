import { join } from 'node:path';
import { readLocalConfig } from '../config';
import { startIdentityProvider } from '../identity';
import { people } from '../people';
import { runProgram } from '../../shared/platform/run-program';

/** The identity provider as a separate process, with port and data directory of the whole stack. */
async function main(): Promise<void> {
  const { ports, dir } = readLocalConfig(process.env, process.cwd());
  const provider = await startIdentityProvider({ port: ports.oidc, people, keysFile: join(dir, 'identity-keys.json') });
  console.log(`identity provider ready ${provider.issuer}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void provider.stop().then(() => process.exit(0)));
  }
}

runProgram(main, {
  endsAtOnce: true,
});
