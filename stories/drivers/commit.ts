import { createHash } from 'node:crypto';
import { draftText, type DraftText } from '../../record/sealing/narratives';
import type { CaseCommit, CaseOutcome, CaseRequest } from '../../record/cases';
import type { StreamRef } from '../../shared/contracts/engine';
import { referTexts } from '../../shared/domain/contract/narratives';
import { openTasks } from '../../shared/domain/asking/asking';
import type { CaseState, Command, CommandName } from '../../shared/domain/case';
import { agenda, missingAtGate } from '../../shared/domain/case-rules';
import type { Actor, AgendaFacts } from '../../shared/domain/kernel/types';
import { serviceActor } from '../../shared/domain/kernel/service';
import type { Compartment } from '../../shared/domain/compartments';
import type { Instant } from '../../shared/domain/time';
import { compartmentOfCommand } from '../../shared/policy/where-it-lies';
import type { Act, Acts, Deed } from '../act';
import { attemptOf, type Attempt } from '../attempt';
import type { Cast } from '../people';
import type { Seen } from '../seen';

/** How a case stands, and what its agenda is counted by. */
export interface Standing {
  readonly kase: CaseState;
  readonly facts: AgendaFacts;
}

export interface Stage {
  /** Reads the time from `clock`. */
  readonly commit: CaseCommit;
  readonly clock: { readonly now: () => Instant; readonly set: (at: Instant) => void };
  readonly cast: Cast;
  readonly actorOf: (personId: string) => Actor;
  readonly newId: () => string;
  readonly randomBytes: (size: number) => Buffer;
}

/** The view that the people of a story have of a case in the record. */
export function seenAt({ kase, facts }: Standing, cast: Cast, now = facts.now): Seen {
  const { programme, calendar } = facts;
  const missing = missingAtGate(kase, facts);
  return { kase, openTasks: openTasks(kase), missing, programme, calendar, now, cast };
}

/** A case in the record, in which people give commands as they would over the API, at the time of the clock. */
export class CommittedCase {
  private readonly stream: StreamRef;

  constructor(
    readonly stage: Stage,
    caseId: string,
    public standing: Standing,
  ) {
    this.stream = { kind: 'case', id: caseId };
  }

  get seen(): Seen {
    return seenAt(this.standing, this.stage.cast, this.stage.clock.now());
  }

  /** Lets the people of a story act, one after the other. @throws where something is refused */
  async play(...acts: readonly (Act | Acts)[]): Promise<void> {
    for (const act of acts.flat()) for (const deed of act(this.seen)) await this.perform(deed);
  }

  /** Does what must be possible. @throws where it is refused, saying what and why */
  async perform(deed: Deed, commandId = this.stage.newId()): Promise<void> {
    if ('until' in deed) {
      await this.pass(deed.until);
      this.stage.clock.set(deed.until);
      return;
    }
    const attempt = attemptOf(deed, this.seen);
    accepted(await this.attempt(attempt, commandId), `${attempt.name} by ${attempt.by}`);
  }

  /** Tries what may be refused. */
  async attempt(attempt: Attempt, commandId = this.stage.newId()): Promise<CaseOutcome> {
    const outcome = await this.stage.commit(requestOf(this.stream, attempt, commandId, this.stage));
    if (outcome.outcome === 'accepted') this.standing = accepted(outcome, attempt.name);
    return outcome;
  }

  /** Lets time do what is due by the clock. */
  async tick(): Promise<void> {
    const command = { name: 'tick' } as const;
    this.standing = accepted(
      await this.stage.commit({ stream: this.stream, command, actor: serviceActor }),
      `time in ${this.stream.id}`,
    );
  }

  /** Deadlines on the way to a moment fall due at their time, and not all at once when the next person acts. */
  async pass(until: Instant): Promise<void> {
    const { clock } = this.stage;
    for (let guard = 0; guard < 1_000; guard += 1) {
      const { wakeAt } = agenda(this.standing.kase, this.standing.facts);
      if (wakeAt === null || wakeAt > until) return;
      if (wakeAt > clock.now()) clock.set(wakeAt);
      await this.tick();
    }
  }
}

/** A case that is opened: its first command, and whom it is about. @throws where it is refused */
export async function opened(
  stage: Stage,
  caseId: string,
  attempt: Attempt,
  subject: NonNullable<CaseRequest['opening']>['subject'],
  commandId = stage.newId(),
): Promise<CommittedCase> {
  const request = requestOf({ kind: 'case', id: caseId }, attempt, commandId, stage);
  const outcome = await stage.commit({ ...request, opening: { subject } });
  return new CommittedCase(stage, caseId, accepted(outcome, `${commandId} (openCase)`));
}

/** The request as the API makes it of a body: its texts are kept beside it, and referred to. */
function requestOf(
  stream: StreamRef,
  { by, name, body }: Attempt,
  commandId: string,
  { actorOf, newId, randomBytes }: Stage,
): CaseRequest {
  const texts: DraftText[] = [];
  const data = referTexts(body, (words) => {
    const kept = draftText({ body: words, compartment: compartmentOf(name) }, { newId, randomBytes });
    texts.push(kept);
    return { narrativeId: kept.narrativeId, commitment: kept.commitment };
  });
  const bodyHash = createHash('sha256').update(commandId).digest('hex');
  return {
    stream,
    actor: actorOf(by),
    idempotency: { commandId, bodyHash },
    texts,
    command: { name, data } as Command,
  };
}

function compartmentOf(name: CommandName): Compartment | null {
  if (name === 'correctEntry') return null;
  return name === 'answerTask' ? 'assessment' : compartmentOfCommand(name);
}

/** How the case stands afterwards. @throws where it was refused, naming what was given and why */
function accepted(outcome: CaseOutcome, what: string): Standing {
  if (outcome.outcome === 'accepted') return { kase: outcome.state, facts: outcome.facts };
  const why = outcome.outcome === 'rejected' ? JSON.stringify(outcome.rejection) : outcome.outcome;
  throw new Error(`${what} is refused: ${why}`);
}
