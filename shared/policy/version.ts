import { createHash } from 'node:crypto';
import { commandGrants } from './commands';
import { directoryGrants } from './directory';
import { eventRows } from './event-compartments';
import { columnOfDiscipline, columnOfFunction, columnOfRole, matrix } from './table';
import { words } from './words';

/**
 * Names the policy that a process runs by: another table, another name. A cursor is bound to it, since a page that was
 * begun under one policy is not continued under another.
 */
export const policyVersion = createHash('sha256')
  .update(
    JSON.stringify([
      ...[matrix, words, columnOfFunction, columnOfDiscipline, columnOfRole],
      ...[eventRows, commandGrants, directoryGrants],
    ]),
  )
  .digest('hex')
  .slice(0, 16);
