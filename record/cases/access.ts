import { relationshipOf } from '../../shared/policy/by-what-right';
import { authorise, mayOpenCase } from '../../shared/policy/who-may-act';
import { standingIn } from '../../shared/policy/who-may-know';
import type { Access, Permission } from '../deciding/definition';
import type { Seals } from '../sealing/seals';
import { findNamedEntry } from './corrections';
import { isOfService, type CaseRequest, type CaseTypes } from './types';

/** Who may give a command in a case, by shared/policy. */
export function createCaseAccess(seals: Seals): Access<CaseTypes> {
  return {
    async ask(trx, request, kase) {
      const entry = kase && (await findNamedEntry(trx, seals, request, kase));
      const verdict = verdictOn(request, kase, entry?.authorId);
      return { verdict, facts: { entry: entry?.facts ?? null }, textsIn: entry?.textsIn ?? null };
    },
    shown(actor, kase) {
      return [{ caseId: kase.caseId, relationship: relationshipOf(actor, standingIn(actor, kase)) }];
    },
  };
}

function verdictOn(
  { actor, command }: CaseRequest,
  kase: CaseTypes['state'] | null,
  authorId: string | undefined,
): Permission<CaseTypes>['verdict'] {
  if (isOfService(command)) return 'allowed';
  if (command.name === 'openCase' || !kase) return mayOpenCase(actor) ? 'allowed' : 'forbidden';
  return authorise(actor, kase, command.name, authorId);
}
