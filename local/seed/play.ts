import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { compartmentOfCommand } from '../../shared/policy/belonging';
import type { Commit, CommitRequest } from '../../record/commit';
import { prepareText, type PreparedText } from '../../record/narratives';
import type { Database } from '../../record/schema';
import { serviceActor } from '../../record/tick';
import { referTexts } from '../../shared/contracts/requests';
import type { Command, ProgrammeRef, ServiceCommand } from '../../shared/domain/commands';
import { agenda } from '../../shared/domain/kernel';
import type { Actor, AgendaFacts } from '../../shared/domain/kernel-types';
import type { CaseState } from '../../shared/domain/state';
import { instant, type Instant } from '../../shared/domain/time';
import type { Compartment } from '../../shared/policy/compartments';
import { people } from '../people';
import { commandId, idFrom } from './ids';
import { findProgress } from './progress';
import type { Clock } from './clock';
import type { Act, Step } from './step';
import type { Story } from './stories';

export interface Stage {
  readonly db: Kysely<Database>;
  /** Reads the time from `clock`. */
  readonly commit: Commit;
  readonly clock: Clock;
  readonly programme: ProgrammeRef;
  /** When the stories end. */
  readonly now: Instant;
}

interface Standing {
  readonly kase: CaseState;
  readonly facts: AgendaFacts;
}

const day = 86_400_000;
const morning = 8 * 3_600_000;

/**
 * Tells one case by the commands that people would have given, each at its time, with deadlines falling due in
 * between. What an earlier start has told already is left as it is; the rest follows. Whether anything was told.
 *
 * @throws where a command is refused, which names the story and the step
 */
export async function play(story: Story, stage: Stage): Promise<boolean> {
  const caseId = idFrom(story.key, 'case');
  const done = await findProgress(stage.db, caseId);
  if (done.ended || done.commands.has(commandId(story.key, story.steps.length))) return false;
  stage.clock.set(momentOf(story.opened, stage.now, done.last));
  let standing = done.last === null ? await open(story, caseId, stage) : await tick(caseId, stage);
  for (const [index, step] of story.steps.entries()) {
    const id = commandId(story.key, index + 1);
    if (done.commands.has(id)) continue;
    const at = momentOf(step.daysAgo, stage.now, stage.clock.now());
    standing = await passTime(caseId, standing, at, stage);
    stage.clock.set(at);
    standing = await take(caseId, id, step, standing.kase, stage);
  }
  await passTime(caseId, standing, stage.now, stage);
  return true;
}

async function open({ key, alias, coordinator, opening }: Story, caseId: string, stage: Stage): Promise<Standing> {
  const { person, programme: _id, ...body } = opening;
  const personRef = idFrom(key, 'person');
  const filledIn = {
    reference: `TC-${idFrom(key, 'reference').slice(0, 8).toUpperCase()}`,
    alias,
    personRef,
    programme: stage.programme,
    coordinatingAgencyId: 'programme-office',
    leadCoordinatorId: coordinator,
  };
  const act: Act = { by: coordinator, name: 'openCase', body: { ...body, ...filledIn } };
  return give(caseId, commandId(key, 0), act, stage, { subject: person });
}

function take(caseId: string, id: string, step: Step, kase: CaseState, stage: Stage): Promise<Standing> {
  return give(caseId, id, step.act(kase), stage);
}

async function give(
  caseId: string,
  id: string,
  act: Act,
  stage: Stage,
  opening?: CommitRequest['opening'],
): Promise<Standing> {
  const texts: PreparedText[] = [];
  const data = referTexts(act.body, (body) => {
    const kept = prepareText({ body, compartment: compartmentOf(act.name) }, { newId: randomUUID, randomBytes });
    texts.push(kept);
    return { narrativeId: kept.narrativeId, commitment: kept.commitment };
  });
  const command = { name: act.name, data } as unknown as Command;
  const idempotency = { commandId: id, bodyHash: createHash('sha256').update(id).digest('hex') };
  return settle(caseId, { command, actor: actorOf(act.by), idempotency, texts, ...(opening && { opening }) }, stage);
}

/** Deadlines on the way to a moment fall due at their time, and not all at once when the next person acts. */
async function passTime(caseId: string, from: Standing, until: Instant, stage: Stage): Promise<Standing> {
  let standing = from;
  for (let guard = 0; guard < 1_000; guard += 1) {
    const { wakeAt } = agenda(standing.kase, standing.facts);
    if (wakeAt === null || wakeAt > until) break;
    if (wakeAt > stage.clock.now()) stage.clock.set(wakeAt);
    standing = await tick(caseId, stage);
  }
  return standing;
}

function tick(caseId: string, stage: Stage): Promise<Standing> {
  return settle(caseId, { command: { name: 'tick' } satisfies ServiceCommand, actor: serviceActor }, stage);
}

async function settle(caseId: string, request: Omit<CommitRequest, 'stream'>, stage: Stage): Promise<Standing> {
  const outcome = await stage.commit({ stream: { kind: 'case', id: caseId }, ...request });
  if (outcome.outcome === 'accepted') return outcome;
  const why = outcome.outcome === 'rejected' ? JSON.stringify(outcome.rejection) : outcome.outcome;
  const { commandId: id = 'tick' } = request.idempotency ?? {};
  throw new Error(`the seeded case ${id} (${request.command.name}) is refused: ${why}`);
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

/** A morning so many days ago; what follows something else follows it by a few minutes at least. */
function momentOf(daysAgo: number, now: Instant, after: Instant | null): Instant {
  const midnight = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  const earliest = after === null ? 0 : Date.parse(after) + 7 * 60_000;
  return instant(Math.min(Math.max(midnight - daysAgo * day + morning, earliest), Date.parse(now)));
}
