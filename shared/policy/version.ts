import { createHash } from 'node:crypto';
import { commandGrants } from './who-may-act';
import { directoryGrants, grantsByCase } from './directory';
import { eventRows } from '../domain/catalogue';
import type { AccessOfEvent } from '../domain/kernel/area';
import { columnOfDiscipline, columnOfFunction, columnOfRole, matrix } from './matrix';
import { words } from './views';

/**
 * Names the policy of a process: another table has another name. A cursor is bound to it, since a list that was begun
 * under one policy is not continued under another.
 */
export const policyVersion = createHash('sha256')
  .update(
    JSON.stringify([
      ...[matrix, words, columnOfFunction, columnOfDiscipline, columnOfRole],
      ...[Object.entries(eventRows).map(accessOf), commandGrants, directoryGrants, grantsByCase],
    ]),
  )
  .digest('hex')
  .slice(0, 16);

/** The part of an event's row that decides who sees it. */
function accessOf([type, row]: readonly [string, AccessOfEvent]): unknown {
  const { in: compartment, progress, ofTask, toldOf, concern, ofEntry, elsewhere } = row;
  return [type, compartment, progress, ofTask, toldOf, concern, ofEntry, elsewhere];
}
