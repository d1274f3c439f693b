import type { CaseOutcome } from '../../record/cases';
import { findAlike } from '../../record/subjects/alike';
import { listProgrammes } from '../../record/programmes/programmes';
import { findByReferences } from '../../record/queries/case';
import { commandBodies, type CommandBody } from '../../shared/contracts/requests';
import type { ProgrammeRef } from '../../shared/domain/case';
import { compartmentOfCommand } from '../../shared/policy/where-it-lies';
import { mayOpenCase } from '../../shared/policy/who-may-act';
import { commandResponse } from '../cases/response';
import { forbidden, Problem } from '../errors/problem';
import { rejectionProblem } from '../errors/rejections';
import { operation, type Asked } from '../http/operation';
import { streamIdOf } from '../http/idempotency';
import { paths, urlOf } from '../paths';
import type { Services } from '../services';
import { accepted, attempt, idempotencyOf, presentOutcome, type Accepted } from './execute';
import { newAlias, newReference } from './references';

/** There are a million million references: a collision is rare, four in a row do not happen. */
const attempts = 4;

/** Opens a case; the nudge that follows starts its workflow. */
export const openCaseOperation = operation({
  id: 'openCase',
  tag: 'Cases',
  method: 'post',
  path: paths.cases,
  status: 201,
  summary: 'Open a case',
  idempotencyKey: 'required',
  body: commandBodies.openCase,
  response: commandResponse,
  handle: async (asked, services) => {
    if (!mayOpenCase(asked.caller)) throw forbidden();
    const opened = await open(asked, services);
    const location = urlOf(paths.case, { caseId: opened.state.caseId });
    return { body: presentOutcome(opened, asked.caller), location };
  },
});

type Opening = Asked<undefined, CommandBody<'openCase'>>;

async function open({ caller, body, reads, idempotencyKey }: Opening, services: Services): Promise<Accepted> {
  if (caller.agencyId === null) throw forbidden();
  const { person, programme: programmeId, occurredAt, provenance, leadCoordinatorId, ...rest } = body;
  if (person.bornOn > services.now().slice(0, 10))
    throw rejectionProblem({ code: 'date_in_future', path: 'person.bornOn' });
  const idempotency = idempotencyOf(caller, 'openCase', '', idempotencyKey, body);
  const given = {
    name: 'openCase',
    caseId: streamIdOf(idempotency.commandId),
    caller,
    idempotency,
    occurredAt,
    provenance,
    compartment: compartmentOfCommand('openCase'),
    opening: person,
    reading: reads.request(),
  } as const;
  const data = {
    ...rest,
    personRef: services.newId(),
    programme: await findProgramme(services, programmeId),
    coordinatingAgencyId: caller.agencyId,
    leadCoordinatorId: leadCoordinatorId ?? caller.personId,
  };
  for (let left = attempts; ; left -= 1) {
    const { randomBytes } = services;
    const named = { ...data, reference: newReference(randomBytes), alias: newAlias(randomBytes) };
    const outcome = await attempt({ ...given, data: named }, services);
    const isTaken = outcome.outcome === 'rejected' && outcome.rejection.code === 'reference_taken';
    if (isTaken && left > 1) continue;
    await notePossible(outcome, { caller, reads, person }, services);
    return accepted(outcome, { caller, reads });
  }
}

/**
 * A refusal reveals that a person of this name and birth is under the programme. So it counts as a read of each case
 * that it rests on, even of cases that the caller may not know of: those are logged without a relationship.
 */
async function notePossible(
  outcome: CaseOutcome,
  { caller, reads, person }: Pick<Opening, 'caller' | 'reads'> & Pick<Opening['body'], 'person'>,
  { db, keys }: Services,
): Promise<void> {
  if (outcome.outcome !== 'rejected' || outcome.rejection.code !== 'possible_duplicate') return;
  const finding = await keys.versions('find');
  const alike = await db.transaction().execute((trx) => findAlike(trx, finding, person));
  for (const kase of alike) reads.shows({ ...kase, functions: [], isMember: false });
  const references = alike.map(({ reference }) => reference);
  for (const kase of await findByReferences(db, caller, references)) reads.shows(kase);
}

async function findProgramme({ db }: Services, programmeId: string): Promise<ProgrammeRef> {
  const known = await listProgrammes(db);
  const found = known.find(({ id }) => id === programmeId);
  if (found) return found;
  throw new Problem(422, 'unknown_code', {
    detail: 'There is no such programme.',
    errors: [{ path: 'programme', message: 'There is no such programme.', code: 'unknown_code' }],
    members: { known: known.map(({ id }) => id) },
  });
}
