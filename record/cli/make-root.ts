import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tokenOf } from '../keys/roots';
import { makeTokenRoot } from '../keys/token-root';
import { runProgram } from '../../shared/platform/run-program';

const wellFormed = /^[A-Za-z0-9_-]{1,32}$/;

/**
 * `npm run keys:root -- ID`: makes a root key, in the token that PKCS11_* names, otherwise at the top of the file
 * ROOT_KEY_FILE. The new key wraps from now on; older ones still unwrap what they wrapped.
 */
function main([id = '']: readonly string[]): void {
  if (!wellFormed.test(id)) throw new Error('Say what the root key is called, such as npm run keys:root -- root-2027');
  const token = tokenOf(process.env);
  const file = process.env['ROOT_KEY_FILE'];
  if (token) makeTokenRoot(token, id);
  else if (file) addToFile(file, id);
  else throw new Error('ROOT_KEY_FILE is not set, nor are PKCS11_MODULE, PKCS11_TOKEN and PKCS11_PIN');
  console.log(`The root key ${id} is in ${token ? `the token ${token.token}` : (file ?? '')}.`);
}

function addToFile(file: string, id: string): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before.split(/\s+/).some((line) => line.startsWith(`${id}:`))) throw new Error(`${file} has a root key ${id}`);
  const text = `${id}:${randomBytes(32).toString('base64')}\n${before}`;
  writeFileSync(`${file}.new`, text, { mode: 0o600, flag: 'wx' });
  renameSync(`${file}.new`, file);
}

runProgram(main);
