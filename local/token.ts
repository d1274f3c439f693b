import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { readLocalConfig } from './config';
import { obtainToken } from './identity/obtain-token';
import { people } from './people';
import { findStack } from './stack-file';
import { runProgram } from '../shared/platform/run-program';

/** `npm run --silent token -- --as coordinator`: prints an access token for a person of the running local stack. */
async function main(): Promise<void> {
  const known = people.map(({ key }) => key);
  const { values, positionals } = parseArgs({ options: { as: { type: 'string' } }, allowPositionals: true });
  const person = values.as ?? positionals[0]; // npm leaves a bare name if its own `--` was forgotten
  if (person === undefined || !known.includes(person)) {
    const problem = person === undefined ? 'Say for whom: --as <person>' : `Nobody is called "${person}"`;
    throw new Error(`${problem}. The local stack knows ${known.join(', ')}.`);
  }
  const { dir, own } = readLocalConfig(process.env, dirname(__dirname));
  if (own.issuer !== undefined) throw new Error(`OIDC_ISSUER names ${own.issuer}: get the token from there.`);
  const addresses = findStack(dir)?.addresses;
  if (addresses === undefined) throw new Error(`No stack runs on ${dir}, or it is still starting: see "npm start".`);
  console.log(await obtainToken(addresses.issuer, person));
}

runProgram(main, {
  endsAtOnce: true,
});
