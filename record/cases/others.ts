import { sql, type Kysely } from 'kysely';
import type { Actor, Facts, OtherCaseFacts } from '../../shared/domain/kernel/types';
import { phasesInCustody } from '../../shared/domain/path/phases';
import type { CaseState } from '../../shared/domain/case';
import { all, knownTo, membership } from '../queries/scope';
import type { Database } from '../postgres/schema';
import type { CaseRequest } from './types';

/** The other cases that a command names. A command that names none costs no statement. */
export async function findOthers(
  trx: Kysely<Database>,
  command: CaseRequest['command'],
  kase: CaseState,
  actor: Actor,
): Promise<Pick<Facts, 'others'>> {
  switch (command.name) {
    case 'recordKeepApart':
      return { others: byId(await findKnown(trx, command.data.otherCaseId, actor)) };
    case 'decideHousing':
      return { others: byId(await findKeptApart(trx, kase)) };
    default:
      return {};
  }
}

/** The case, if the actor may know of it. */
async function findKnown(trx: Kysely<Database>, caseId: string, actor: Actor): Promise<readonly OtherCaseFacts[]> {
  const { rows } = await sql<OtherCaseFacts>`
    select c.case_id as "caseId", c.facility_id as "facilityId" from cases c ${membership(actor)}
    where ${all([sql<boolean>`c.case_id = ${caseId}`, knownTo(actor)])}`.execute(trx);
  return rows;
}

/** Cases in custody that this case names, and those that name this case. */
async function findKeptApart(
  trx: Kysely<Database>,
  { caseId, keepApart }: CaseState,
): Promise<readonly OtherCaseFacts[]> {
  const named = keepApart.map(({ otherCaseId }) => otherCaseId);
  const { rows } = await sql<OtherCaseFacts>`
    with naming as (select case_id from keep_apart where other_case_id = ${caseId})
    select c.case_id as "caseId", c.facility_id as "facilityId", c.case_id in (select case_id from naming) as "keptApart"
    from cases c
    where (c.case_id = any(${named}::text[]) or c.case_id in (select case_id from naming))
      and not c.ended and c.phase = any(${[...phasesInCustody]}::text[])`.execute(trx);
  return rows;
}

function byId(others: readonly OtherCaseFacts[]): Readonly<Record<string, OtherCaseFacts>> {
  return Object.fromEntries(others.map((other) => [other.caseId, other]));
}
