import type {
  CaseEvent,
  CaseState,
  Command,
  CommandName,
  EventType,
  Joined,
  NewEvent,
  OpeningName,
  ServiceCommand,
} from '../case';
import { recordMailFailure } from '../asking/mail-failure';
import { owedMails } from '../asking/owed';
import { missingAtGate, unasked } from '../path/gates';
import { entering, moveOn } from '../path/moving-on';
import type { CommandRow, EventRow, Practice } from './area';
import { hasEnded, type DeadlineRules } from './deadlines';
import { checkPossible } from './possible';
import { pruning } from './prune';
import { asStated, isStatement } from './provenance';
import { reject } from './rules';
import type { Agenda, AgendaFacts, Decision, Facts, Missing, NextDeadline, Outcome } from './types';

/** Raise it whenever `evolve` reads an event differently: older snapshots are then folded again. */
export const evolveVersion = 5;

/** The rules of a case, derived from the rows of all areas. Pure: time, people and ids come in `facts`. */
export interface CaseKernel {
  /**
   * Decides a command: returns its events, or a rejection with its reason. shared/policy has checked before that the
   * actor may give this command at all. The state of a newly opened case has no id yet: the id of its stream is not
   * known here.
   */
  readonly decide: (kase: CaseState | null, command: Command | ServiceCommand, facts: Facts) => Outcome;
  /** The state after an event. Never rejects: what is recorded has happened. */
  readonly evolve: (kase: CaseState | null, event: CaseEvent) => CaseState;
  /** The next wake-up and the mails that are due, derived from the state: nothing is armed by hand. */
  readonly agenda: (kase: CaseState, facts: AgendaFacts) => Agenda;
  readonly firstDeadline: DeadlineRules['first'];
  /** All deadlines, earliest first. */
  readonly nextDeadlines: (kase: CaseState, facts: AgendaFacts) => readonly NextDeadline[];
  /** The requirements that the gate of the phase lacks, and who owes them. */
  readonly missingAtGate: (kase: CaseState, facts: AgendaFacts) => readonly Missing[];
  /** The missing requirements that no open task asks for and time does not bring. */
  readonly unasked: CaseKernel['missingAtGate'];
  /** The step to the next phase if the gate is complete; otherwise empty. */
  readonly moveOn: (kase: CaseState, facts: Facts) => readonly NewEvent[];
}

/** The values of every area before the first event. */
type FirstValues = Joined<'state'> & Pick<CaseState, 'suspended' | 'diedOn' | 'conflicts'>;

/**
 * Creates the rules of a case.
 * @param rows the rows of all areas
 * @param deadlines the deadlines of these areas
 * @param first the first values of the state
 */
export function createKernel(
  rows: Omit<Practice, 'fold' | 'nextDeadlines'>,
  deadlines: DeadlineRules,
  first: FirstValues,
): CaseKernel {
  const practice: Practice = { ...rows, fold, nextDeadlines: deadlines.next };
  const prune = pruning(rows.moments);
  const owed = owedMails(rows);

  function decide(kase: CaseState | null, command: Command | ServiceCommand, facts: Facts): Outcome {
    if (command.name === 'tick') return kase ? tick(kase, facts) : { accepted: true, events: [], kase };
    const occurredAt = 'occurredAt' in command ? command.occurredAt : undefined;
    if (occurredAt && occurredAt > facts.now)
      return { accepted: false, rejection: { code: 'occurred_in_future', path: 'occurredAt' } };
    const decision = decideCommand(kase, command, occurredAt ? { ...facts, occurredAt } : facts, practice);
    if (!decision.accepted) return decision;
    return { accepted: true, ...settle(kase, withStatement(decision.events, command, rows.events), facts, practice) };
  }

  /** Applies deadlines in their order until none is due. */
  function tick(kase: CaseState, facts: Facts): Outcome {
    const events: NewEvent[] = [];
    let state = kase;
    for (let guard = 0; guard < 1_000; guard += 1) {
      const due = deadlines.first(state, facts);
      if (!due || due.at > facts.now) break;
      const happened = settle(state, due.events(facts, state), facts, practice);
      events.push(...happened.events);
      state = happened.kase;
    }
    return { accepted: true, events, kase: state };
  }

  function fold(kase: CaseState | null, events: readonly NewEvent[], facts: Facts): CaseState {
    let state = kase;
    for (const event of events) state = evolve(state, happening(event, state?.caseId ?? '', facts));
    if (!state) throw new Error('no case without its opening');
    return state;
  }

  function evolve(kase: CaseState | null, event: CaseEvent): CaseState {
    const row = rows.events[event.type] as EventRow<EventType>;
    if (row.begins) return prune({ ...first, ...row.begins(event) }, event.at);
    if (!kase) throw new Error(`${event.type} in a case that was never opened`);
    return prune(row.reduce ? row.reduce(kase, event, rows) : kase, event.at);
  }

  function agenda(kase: CaseState, facts: AgendaFacts): Agenda {
    const ended = hasEnded(kase);
    const wakeAt = ended ? null : (deadlines.first(kase, facts)?.at ?? null);
    return { wakeAt, owed: owed(kase, facts.programme), ended };
  }

  return {
    decide,
    evolve,
    agenda,
    firstDeadline: deadlines.first,
    nextDeadlines: deadlines.next,
    missingAtGate: (kase, facts) => missingAtGate(kase, facts, practice),
    unasked: (kase, facts) => unasked(kase, facts, practice),
    moveOn: (kase, facts) => moveOn(kase, facts, practice),
  };
}

function decideCommand(
  kase: CaseState | null,
  command: Exclude<Command | ServiceCommand, { name: 'tick' }>,
  facts: Facts,
  practice: Practice,
): Decision {
  const opening = Object.hasOwn(practice.opening, command.name) ? practice.opening[command.name as OpeningName] : null;
  if (opening && !kase) return opening.opens(command.data as never, facts);
  if (!kase) throw new Error(`${command.name} on a case that was never opened`);
  if (opening) return reject(kase.diedOn ? 'not_allowed_after_death' : 'not_allowed_in_phase');
  if (command.name === 'recordMailFailure') return recordMailFailure(kase, command.data, facts);
  const row = practice.commands[command.name as keyof Practice['commands']] as CommandRow<CommandName>;
  const known = kase.conflicts.length > 0 ? { ...facts, conflicts: kase.conflicts } : facts;
  return checkPossible(row, kase) ?? row.decide(kase, command.data, known, practice);
}

/** Adds to the events of a command what its author states: when they happened in the world, and their provenance. */
function withStatement(
  events: readonly NewEvent[],
  command: Command | ServiceCommand,
  rows: Practice['events'],
): readonly NewEvent[] {
  const occurredAt = 'occurredAt' in command ? command.occurredAt : undefined;
  const stated = 'provenance' in command ? command.provenance : undefined;
  if (!occurredAt && !stated) return events;
  return events.map((event) => {
    const usual = rows[event.type].provenance;
    return {
      ...event,
      ...(occurredAt && { occurredAt }),
      ...(stated && isStatement(usual) && { provenance: asStated(usual, stated) }),
    };
  });
}

/** The events, and the steps to later phases whose gates are complete. */
function settle(
  kase: CaseState | null,
  events: readonly NewEvent[],
  facts: Facts,
  practice: Practice,
): { readonly events: readonly NewEvent[]; readonly kase: CaseState } {
  const all = [...events];
  let state = practice.fold(kase, events, facts);
  for (let step = moveOn(state, facts, practice); step.length > 0; step = moveOn(state, facts, practice)) {
    state = practice.fold(state, step, facts);
    const brought = entering(state, facts, practice);
    state = practice.fold(state, brought, facts);
    all.push(...step, ...brought);
  }
  return { events: all, kase: state };
}

/**
 * The event as `evolve` folds it. Properties are written out: this runs at every event, and a spread costs ten times as
 * much.
 */
function happening(event: NewEvent, streamId: string, { now: at, actor: { personId: actorId } }: Facts): CaseEvent {
  const { type, data, occurredAt, provenance } = event;
  return { type, data, occurredAt, provenance, streamId, at, actorId } as CaseEvent;
}
