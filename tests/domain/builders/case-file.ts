import type { Answer, KnownBy, Task, TaskKind } from '../../../shared/domain/tasks';
import type {
  AnswerData,
  Command,
  CommandData,
  CommandName,
  Narrative,
  ServiceCommand,
} from '../../../shared/domain/commands';
import type { CaseEvent, EventType, NewEvent } from '../../../shared/domain/events';
import { markOf } from '../../../shared/domain/entries';
import { peopleNamed } from '../../../shared/domain/facts';
import { agenda, decide, evolve, nextDeadlines } from '../../../shared/domain/kernel';
import type {
  Actor,
  Agenda,
  AgendaFacts,
  EntryFacts,
  Facts,
  Missing,
  Owed,
  Rejection,
} from '../../../shared/domain/kernel-types';
import { missingAtGate } from '../../../shared/domain/phases';
import type { CaseState } from '../../../shared/domain/state';
import { plus, type Instant, type WorkingCalendar } from '../../../shared/domain/time';
import type { Programme } from '../../../shared/programme/schema';
import { as, directory, service } from './people';
import { paris, standard } from './programmes';

export interface Setting {
  readonly programme?: Programme;
  readonly calendar?: WorkingCalendar;
  /** A Monday at nine. */
  readonly now?: Instant;
  /** What is other than usual about the referral. */
  readonly referral?: Partial<CommandData['openCase']>;
}

/** A case in memory, with its log and a clock: what record/commit does, without a database. */
export class CaseFile {
  readonly programme: Programme;
  readonly calendar: WorkingCalendar;
  now: Instant;
  /** What the directory knows of everybody; somebody's qualifications may lapse. */
  people: Facts['people'] = directory;
  /** What is known of the other cases that a command is about. */
  others: NonNullable<Facts['others']> = {};
  /** Cases that may be of the same person, with the opening. */
  duplicates: NonNullable<Facts['duplicates']> = [];
  private folded: CaseState | null = null;
  private ids = 0;
  readonly log: CaseEvent[] = [];

  constructor({ programme = standard, calendar = paris, now = '2031-03-03T08:00:00.000Z' }: Setting = {}) {
    this.programme = programme;
    this.calendar = calendar;
    this.now = now;
  }

  /** The same case with a future of its own; states are never changed in place, so that copies share them. */
  copy(): CaseFile {
    const { programme, calendar, now } = this;
    const copy = new CaseFile({ programme, calendar, now });
    copy.folded = this.folded;
    copy.ids = this.ids;
    copy.people = this.people;
    copy.others = this.others;
    copy.log.push(...this.log);
    return copy;
  }

  get kase(): CaseState {
    if (!this.folded) throw new Error('the case was not opened');
    return this.folded;
  }

  get agendaFacts(): AgendaFacts {
    const { now, programme, calendar } = this;
    return { now, programme, calendar };
  }

  get agenda(): Agenda {
    return agenda(this.kase, this.agendaFacts);
  }

  get owed(): readonly Owed[] {
    return this.agenda.owed;
  }

  get missing(): readonly Missing[] {
    return missingAtGate(this.kase, this.agendaFacts);
  }

  get deadlines(): ReturnType<typeof nextDeadlines> {
    return nextDeadlines(this.kase, this.agendaFacts);
  }

  get openTasks(): readonly Task[] {
    return Object.values(this.kase.tasks).filter(({ status }) => status === 'open');
  }

  /** What happened since a place in the log, by type. */
  happenedSince(length: number): readonly EventType[] {
    return this.log.slice(length).map(({ type }) => type);
  }

  /** A free text, as the domain knows it. */
  text(): Narrative {
    return { narrativeId: this.newId(), commitment: 'sha256:0' };
  }

  newId = (): string => {
    this.ids += 1;
    return `id-${this.ids}`;
  };

  /** Tries a command as commit does: what is due first, then the decision. Null where it was accepted. */
  refusal(
    personId: string | Actor,
    command: Command | ServiceCommand,
    people: Facts['people'] = this.people,
  ): Rejection | null {
    const actor = typeof personId === 'string' ? as(personId) : personId;
    if (this.folded) this.tick();
    const named = command.name === 'tick' || command.name === 'recordMailFailure' ? [] : peopleNamed(command);
    const known = Object.fromEntries(named.filter((id) => Object.hasOwn(people, id)).map((id) => [id, people[id]!]));
    const entry = command.name === 'correctEntry' ? this.entry(command.data.entryId) : null;
    const decision = decide(this.folded, command, { ...this.facts(actor, known), entry });
    if (!decision.accepted) return decision.rejection;
    this.record(decision.events, actor);
    this.tick();
    return null;
  }

  /** The id of the last entry of a type. */
  entryId(type: EventType): string {
    return `entry-${this.log.findLastIndex((event) => event.type === type)}`;
  }

  /** What commit finds of an entry for whoever sees everything. */
  private entry(entryId: string): EntryFacts | null {
    const event = this.log[Number(entryId.replace('entry-', ''))];
    return event ? { entryId, mark: markOf(event), isCorrection: event.type === 'entryCorrected' } : null;
  }

  /** Does what must be possible. */
  do<K extends CommandName>(personId: string, name: K, data: CommandData[K], occurredAt?: Instant): this {
    const refusal = this.refusal(personId, { name, data, ...(occurredAt && { occurredAt }) } as Command);
    if (refusal) throw new Error(`${name} by ${personId} was refused: ${JSON.stringify(refusal)}`);
    return this;
  }

  /** Asks for what may be impossible; the rejection, or null. */
  try<K extends CommandName>(personId: string, name: K, data: CommandData[K], occurredAt?: Instant): Rejection | null {
    return this.refusal(personId, { name, data, ...(occurredAt && { occurredAt }) } as Command);
  }

  /** The one open task of a kind, and about something where several are open. */
  task(kind: TaskKind, about?: string): Task {
    const found = this.openTasks.filter((task) => task.kind === kind && (about === undefined || task.about === about));
    const [task] = found;
    if (!task || found.length > 1) throw new Error(`${found.length} open tasks of kind ${kind} about ${about ?? 'it'}`);
    return task;
  }

  /** The assignee answers an open task; what an answer must bring along is there unless taken away. */
  answer(task: Task, answer: Answer, extra: Partial<AnswerData> = {}, knownBy: KnownBy = 'sign_in'): Rejection | null {
    const data = { taskId: task.taskId, answer, narrative: this.text(), ...extra };
    return this.refusal(as(task.assigneeId, knownBy), { name: 'answerTask', data });
  }

  /** An answer that must be taken. */
  answered(kind: TaskKind, answer: Answer, extra: Partial<AnswerData> = {}, about?: string): this {
    const task = this.task(kind, about);
    const refusal = this.answer(task, answer, extra);
    if (refusal) throw new Error(`${answer} to ${kind} was refused: ${JSON.stringify(refusal)}`);
    return this;
  }

  /** Time passes, and each alarm rings when it should. */
  pass(duration: string): this {
    return this.until(plus(this.now, duration, this.calendar));
  }

  until(end: Instant): this {
    for (let at = this.agenda.wakeAt; at !== null && at <= end; at = this.agenda.wakeAt) {
      if (at < this.now) throw new Error(`the alarm of ${at} should have rung before ${this.now}`);
      this.now = at;
      this.tick();
    }
    this.now = end;
    return this;
  }

  /** Time passes and nobody looks, as when everything is down; then one look. */
  sleep(duration: string): this {
    this.now = plus(this.now, duration, this.calendar);
    this.tick();
    return this;
  }

  /** An instant a duration from now. */
  in(duration: string): Instant {
    return plus(this.now, duration, this.calendar);
  }

  tick(): readonly NewEvent[] {
    const decision = decide(this.kase, { name: 'tick' }, this.facts(service, this.people));
    if (!decision.accepted) throw new Error('time was refused');
    this.record(decision.events, service);
    return decision.events;
  }

  facts(actor: Actor, people: Facts['people']): Facts {
    const { others, duplicates } = this;
    return { ...this.agendaFacts, actor, people, others, duplicates, newId: this.newId };
  }

  private record(events: readonly NewEvent[], actor: Actor): void {
    for (const event of events) {
      // As the log keeps it, so that nothing depends on what JSON cannot hold.
      const kept = JSON.parse(
        JSON.stringify({ ...event, streamId: 'case-1', at: this.now, actorId: actor.personId }),
      ) as CaseEvent;
      this.log.push(kept);
      this.folded = frozen(evolve(this.folded, kept));
    }
  }
}

/** A state is never changed in place; what shares parts with an earlier one is frozen there already. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
