import type { CaseState, EventType, MissingCode, NewEvent } from '../case';
import type { EntryMark } from '../entries';
import type { Programme } from '../programme';
import type { CivilDate, Instant, WorkingCalendar } from '../time';
import type { AccountRole, CaseFunction, Discipline, KnownBy } from '../vocabulary';
import type { RejectionCode } from './rejections';

export type { RejectionCode } from './rejections';

/** Who acts. `personId` is the directory's; the machinery acts as `service`. */
export interface Actor {
  readonly personId: string;
  readonly agencyId: string | null;
  readonly roles: readonly AccountRole[];
  readonly disciplines: readonly Discipline[];
  readonly knownBy: KnownBy;
}

/** What the rules need to know of a person whom a command names. */
export interface PersonFacts {
  readonly personId: string;
  readonly agencyId: string;
  readonly active: boolean;
  readonly roles: readonly AccountRole[];
  readonly disciplines: readonly Discipline[];
  /** What the person is accredited for, each until the end of a day. */
  readonly accreditations: readonly { readonly code: string; readonly until: CivilDate }[];
  /** Until the end of which day the person's vetting holds; null where nobody vetted them. */
  readonly vettedUntil: CivilDate | null;
}

/** A case of somebody of the same name and date of birth, with `openCase`. */
export interface DuplicateFacts {
  readonly caseId: string;
  readonly reference: string;
  readonly coordinatingAgencyId: string;
}

/** Another case with which this one has to be kept apart, with `decideHousing` and `recordKeepApart`. */
export interface OtherCaseFacts {
  readonly caseId: string;
  readonly facilityId: string;
  /** Whether the other case names this one, whatever this one says. */
  readonly keptApart?: boolean;
}

/** Everything outside a case that its rules look at. Clock and identifiers come in here. */
export interface Facts {
  readonly now: Instant;
  readonly actor: Actor;
  readonly programme: Programme;
  /** Working days of the case's facility. */
  readonly calendar: WorkingCalendar;
  /** The people whom the command names, by id; one who is missing is unknown to the directory. */
  readonly people: Readonly<Record<string, PersonFacts>>;
  readonly newId: () => string;
  /** With `correctEntry`, the entry that it names; null where there is none that the actor sees. */
  readonly entry?: EntryFacts | null;
  /** With `openCase`, the cases that may be of the same person. */
  readonly duplicates?: readonly DuplicateFacts[];
  /** When it happened in the world, where its author says so: the kernel takes it from the command. */
  readonly occurredAt?: Instant | undefined;
  /** Who does no work in the case, by their conflict of interest: the kernel takes it from the case. */
  readonly conflicts?: readonly string[];
  /** The other cases that a command is about, by id. */
  readonly others?: Readonly<Record<string, OtherCaseFacts>>;
}

/** What the rules need to know of an entry that a command names. */
export interface EntryFacts {
  readonly entryId: string;
  /** Of the entry, or, where it is a correction itself, of the one that it corrects. */
  readonly mark: EntryMark;
  readonly isCorrection: boolean;
}

/** Facts that the agenda needs: no actor, no people. */
export type AgendaFacts = Pick<Facts, 'now' | 'programme' | 'calendar'>;

/** What deadlines are counted by: the same whenever one asks. */
export type Timetable = Pick<Facts, 'programme' | 'calendar'>;

/** Why a command is refused: a code, the field of the body that it is about, and codes and ids that help. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly path?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export type Decision =
  | { readonly accepted: true; readonly events: readonly NewEvent[] }
  | { readonly accepted: false; readonly rejection: Rejection };

/** A mail that is due about a task. The key is stable: the same mail has the same key. */
export interface Owed {
  readonly key: string;
  readonly activity: OutreachActivity;
  readonly taskId: string;
  readonly recipientId: string;
  /** What the mail says, one of few neutral messages. */
  readonly message: MailMessage;
  /** Sent only if something about the task went to this person before. */
  readonly onlyIfTold: boolean;
  /** The generation of the link that the mail carries, or null where it carries none. */
  readonly linkGeneration: number | null;
}

export type MailMessage = 'asked' | 'changed' | 'reminder' | 'escalation' | 'answer_recorded' | 'no_longer_needed';

/** The activity that carries a mail about a task to a person; the engine's history reads in these names. */
export type OutreachActivity =
  | 'inviteToSession'
  | 'inviteToConference'
  | 'alertDuty'
  | 'requestReport'
  | 'requestApproval'
  | 'requestAssessment'
  | 'requestContactReport'
  | 'requestFollowUp'
  | 'remind'
  | 'escalate'
  | 'announce';

/** What must happen next: when time must be looked at again, which mails are due, and whether anything ever will be. */
export interface Agenda {
  readonly wakeAt: Instant | null;
  readonly owed: readonly Owed[];
  readonly ended: boolean;
}

/** What stands between a case and its next phase, and who owes it. */
export interface Missing {
  readonly code: MissingCode;
  /** The subject of the task, where the code is the kind of one. */
  readonly about?: string;
  readonly owedBy: { readonly personId?: string; readonly function?: CaseFunction };
}

/** A moment at which something becomes true by itself. */
export interface Deadline {
  readonly at: Instant;
  readonly then: EventType;
  /** The person, task or session that it is about, where it is about one. */
  readonly about?: string;
  /** What happens then, to the case as it then is. */
  readonly events: (facts: Facts, kase: CaseState) => readonly NewEvent[];
}

/** A deadline as lists and cases show it. */
export interface NextDeadline {
  readonly at: Instant;
  readonly what: EventType;
  readonly about?: string;
}

/** What is true of a case after it, with the events that made it so: what `evolve` makes of them, one by one. */
export type Outcome =
  | { readonly accepted: true; readonly events: readonly NewEvent[]; readonly kase: CaseState | null }
  | Extract<Decision, { readonly accepted: false }>;
