import { referTexts } from '../../../shared/domain/contract/narratives';
import type { AnswerData } from '../../../shared/domain/asking/contract';
import type {
  Answer,
  CaseEvent,
  CaseState,
  Command,
  CommandName,
  EventType,
  Narrative,
  NewEvent,
  ServiceCommand,
  TaskKind,
} from '../../../shared/domain/case';
import { agenda, decide, evolve, firstDeadline, missingAtGate, nextDeadlines } from '../../../shared/domain/case-rules';
import type {
  Actor,
  Agenda,
  AgendaFacts,
  Facts,
  Missing,
  Outcome,
  Owed,
  Rejection,
} from '../../../shared/domain/kernel/types';
import type { KnownBy } from '../../../shared/domain/vocabulary';
import type { Task } from '../../../shared/domain/asking/task';
import { plus, type Instant, type WorkingCalendar } from '../../../shared/domain/time';
import type { Programme } from '../../../shared/programme/schema';
import type { Act, Acts, Body, Deed, Said } from '../../act';
import { as, directory, service } from '../../directory';
import { cast, type Cast } from '../../people';
import { paris, standard } from '../../programmes';
import { openTask } from '../../seen';
import { entryIn, frozen, namedIn, type Setting } from './facts';

export type { Setting };

/** A free text, as the kernel knows it: whatever a story writes is kept as this one. */
export const text: Narrative = { narrativeId: 'text', commitment: 'sha256:0' };

/** A case in memory, with its log and a clock: what record/commit does, without a database. */
export class CaseFile {
  readonly programme: Programme;
  readonly calendar: WorkingCalendar;
  now: Instant;
  cast: Cast = cast;
  readonly otherCaseId = 'case-2';
  /** The directory's facts of every person; a test may let qualifications lapse. */
  people: Facts['people'];
  /** Facts of the other cases that a command is about. */
  others: NonNullable<Facts['others']> = { 'case-2': { caseId: 'case-2', facilityId: 'facility-1' } };
  /** Cases that may be of the same person, with the opening. */
  duplicates: NonNullable<Facts['duplicates']> = [];
  private folded: CaseState | null = null;
  private ids = 0;
  readonly log: CaseEvent[] = [];

  constructor(private readonly setting: Setting = {}) {
    const { programme = standard, calendar = paris, now = '2031-03-03T08:00:00.000Z', people = directory } = setting;
    this.programme = programme;
    this.calendar = calendar;
    this.now = now;
    this.people = people;
  }

  /** The same case with a future of its own; states are never changed in place, so that copies share them. */
  copy(): CaseFile {
    const { now, people, folded, ids, others } = this;
    const copy = new CaseFile({ ...this.setting, now, people });
    Object.assign(copy, { folded, ids, others });
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

  /** When time must be looked at again. */
  get wakeAt(): Instant | null {
    return firstDeadline(this.kase, this.agendaFacts)?.at ?? null;
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

  /** Every log begins with its opening. */
  readonly openingEntry = 'entry-0';

  /** The types of the events after a place in the log. */
  happenedSince(length: number): readonly EventType[] {
    return this.log.slice(length).map(({ type }) => type);
  }

  /** A free text of its own, as the domain knows it. */
  text(): Narrative {
    return { narrativeId: this.newId(), commitment: 'sha256:0' };
  }

  newId = (): string => {
    this.ids += 1;
    return `id-${this.ids}`;
  };

  /** Lets the people of a story act, one after the other. @throws where something is refused */
  play(...acts: readonly (Act | Acts)[]): this {
    for (const act of acts.flat()) for (const deed of act(this)) this.perform(deed);
    return this;
  }

  private perform(deed: Deed): void {
    if ('until' in deed) this.until(deed.until);
    else if ('name' in deed) this.do(deed.by, deed.name, deed.body as never);
    else {
      const { taskId, assigneeId } = openTask(this, deed.kind, deed.about);
      this.do(assigneeId, 'answerTask', { taskId, answer: deed.answer, ...deed.extra });
    }
  }

  /** Tries a command as commit does: what is due first, then the decision. Null where it was accepted. */
  refusal(
    personId: string | Actor,
    said: Said<Command> | ServiceCommand,
    people: Facts['people'] = this.people,
  ): Rejection | null {
    const command = referTexts<unknown>(said, () => text) as Command | ServiceCommand;
    const actor = typeof personId === 'string' ? as(personId, 'sign_in', this.setting.people) : personId;
    if (this.folded) this.lookAtTime();
    const entry = command.name === 'correctEntry' ? entryIn(this.log, command.data.entryId) : null;
    const decision = decide(this.folded, command, { ...this.facts(actor, namedIn(command, people)), entry });
    if (!decision.accepted) return decision.rejection;
    this.record(decision, actor);
    this.lookAtTime();
    return null;
  }

  /** The id of the last entry of a type. */
  entryId(type: EventType): string {
    return `entry-${this.log.findLastIndex((event) => event.type === type)}`;
  }

  /** Does what must be possible. */
  do<K extends CommandName>(personId: string, name: K, data: Body<K>, occurredAt?: Instant): this {
    const refusal = this.try(personId, name, data, occurredAt);
    if (refusal) throw new Error(`${name} by ${personId} was refused: ${JSON.stringify(refusal)}`);
    return this;
  }

  /** Asks for what may be impossible; the rejection, or null. */
  try<K extends CommandName>(personId: string, name: K, data: Body<K>, occurredAt?: Instant): Rejection | null {
    return this.refusal(personId, { name, data, ...(occurredAt && { occurredAt }) } as Said<Command>);
  }

  /** The one open task of a kind, and about something where several are open. */
  task(kind: TaskKind, about?: string): Task {
    const found = this.openTasks.filter((task) => task.kind === kind && (about === undefined || task.about === about));
    const [task] = found;
    if (!task || found.length > 1) throw new Error(`${found.length} open tasks of kind ${kind} about ${about ?? 'it'}`);
    return task;
  }

  /** The assignee answers an open task; what an answer must bring along is there unless taken away. */
  answer(
    task: Task,
    answer: Answer,
    extra: Partial<Said<AnswerData>> = {},
    knownBy: KnownBy = 'sign_in',
  ): Rejection | null {
    const data = { taskId: task.taskId, answer, narrative: this.text(), ...extra };
    return this.refusal(as(task.assigneeId, knownBy), { name: 'answerTask', data });
  }

  /** An answer that must be taken. */
  answered(kind: TaskKind, answer: Answer, extra: Partial<Said<AnswerData>> = {}, about?: string): this {
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
    this.record(decision, service);
    return decision.events;
  }

  /** Commits a tick if anything is due; checking first is cheaper than a tick without events. */
  private lookAtTime(): void {
    const { wakeAt } = this;
    if (!this.setting.quick || (wakeAt !== null && wakeAt <= this.now)) this.tick();
  }

  facts(actor: Actor, people: Facts['people']): Facts {
    const { others, duplicates } = this;
    return { ...this.agendaFacts, actor, people, others, duplicates, newId: this.newId };
  }

  private record({ events, kase }: Extract<Outcome, { accepted: true }>, { personId: actorId }: Actor): void {
    const { caseId: streamId = 'case-1', quick = false } = this.setting;
    for (const event of events) {
      const told = { ...event, streamId, at: this.now, actorId } as CaseEvent;
      // As the log keeps it, so that nothing depends on what JSON cannot hold.
      const kept = quick ? told : (JSON.parse(JSON.stringify(told)) as CaseEvent);
      this.log.push(kept);
      if (!quick) this.folded = frozen(evolve(this.folded, kept));
    }
    if (quick && kase) this.folded = kase.caseId === streamId ? kase : { ...kase, caseId: streamId };
  }
}
