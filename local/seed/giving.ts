import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { CaseCommit, CaseOutcome, CaseRequest } from '../../record/cases';
import { draftText, type DraftText } from '../../record/sealing/narratives';
import type { Database } from '../../record/postgres/schema';
import { serviceActor } from '../../shared/domain/service';
import { referTexts } from '../../shared/contracts/requests';
import type { Command, ProgrammeRef, ServiceCommand } from '../../shared/domain/commands';
import type { Actor, AgendaFacts } from '../../shared/domain/kernel-types';
import type { CaseState } from '../../shared/domain/state';
import type { Instant } from '../../shared/domain/time';
import { compartmentOfCommand } from '../../shared/policy/where-it-lies';
import type { Compartment } from '../../shared/policy/compartments';
import { people } from '../people';
import type { Clock } from './clock';
import type { Act } from './step';

export interface Stage {
  readonly db: Kysely<Database>;
  /** Reads the time from `clock`. */
  readonly commit: CaseCommit;
  readonly clock: Clock;
  readonly programme: ProgrammeRef;
  /** The end of the stories. */
  readonly now: Instant;
}

/** A case's state, and the facts of its agenda. */
export interface Standing {
  readonly kase: CaseState;
  readonly facts: AgendaFacts;
}

/** Gives a command as its author, at the time of the clock; returns the outcome. */
export function attempt(
  caseId: string,
  id: string,
  act: Act,
  stage: Stage,
  opening?: CaseRequest['opening'],
): Promise<CaseOutcome> {
  const texts: DraftText[] = [];
  const data = referTexts(act.body, (body) => {
    const kept = draftText({ body, compartment: compartmentOf(act.name) }, { newId: randomUUID, randomBytes });
    texts.push(kept);
    return { narrativeId: kept.narrativeId, commitment: kept.commitment };
  });
  const command = { name: act.name, data } as unknown as Command;
  const idempotency = { commandId: id, bodyHash: createHash('sha256').update(id).digest('hex') };
  return stage.commit({
    stream: { kind: 'case', id: caseId },
    ...{ command, actor: actorOf(act.by), idempotency, texts },
    ...(opening && { opening }),
  });
}

/** Ticks at the time of the clock. */
export async function tick(caseId: string, { commit }: Stage): Promise<Standing> {
  const command = { name: 'tick' } satisfies ServiceCommand;
  return accepted(await commit({ stream: { kind: 'case', id: caseId }, command, actor: serviceActor }), 'tick');
}

/** @throws on a rejection, naming command and reason */
export function accepted(outcome: CaseOutcome, what: string): Standing {
  if (outcome.outcome === 'accepted') return { kase: outcome.state, facts: outcome.facts };
  const why = outcome.outcome === 'rejected' ? JSON.stringify(outcome.rejection) : outcome.outcome;
  throw new Error(`the seeded case ${what} is refused: ${why}`);
}

function compartmentOf(name: Act['name']): Compartment | null {
  if (name === 'correctEntry') return null;
  return name === 'answerTask' ? 'assessment' : compartmentOfCommand(name);
}

function actorOf(key: string): Actor {
  const person = people.find((each) => each.key === key);
  if (!person) throw new Error(`nobody is called ${key}`);
  const { agency, roles, disciplines } = person;
  return { personId: key, agencyId: agency, roles, disciplines, knownBy: 'sign_in' };
}
