import type { CaseState, EventType, MissingCode, NewEvent } from '../case';
import type { EntryMark } from '../entries';
import type { Programme } from '../programme';
import type { CivilDate, Instant, WorkingCalendar } from '../time';
import type { AccountRole, CaseFunction, Discipline, KnownBy } from '../vocabulary';
import type { RejectionCode } from './rejections';

export type { RejectionCode } from './rejections';

/** The actor of a command. `personId` is the id in the directory; the service acts as `service`. */
export interface Actor {
  readonly personId: string;
  readonly agencyId: string | null;
  readonly roles: readonly AccountRole[];
  readonly disciplines: readonly Discipline[];
  readonly knownBy: KnownBy;
}

/** Facts about a person whom a command names. */
export interface PersonFacts {
  readonly personId: string;
  readonly agencyId: string;
  readonly active: boolean;
  readonly roles: readonly AccountRole[];
  readonly disciplines: readonly Discipline[];
  /** Each accreditation is valid until the end of a day. */
  readonly accreditations: readonly { readonly code: string; readonly until: CivilDate }[];
  /** The person's vetting is valid until the end of this day; null if nobody vetted them. */
  readonly vettedUntil: CivilDate | null;
}

/** With `openCase`: a case of a person with the same name and date of birth. */
export interface DuplicateFacts {
  readonly caseId: string;
  readonly reference: string;
  readonly coordinatingAgencyId: string;
}

/** With `decideHousing` and `recordKeepApart`: the other case of a keep-apart pair. */
export interface OtherCaseFacts {
  readonly caseId: string;
  readonly facilityId: string;
  /** True if the other case names this one, even if this one does not name it. */
  readonly keptApart?: boolean;
}

/** Everything outside a case that its rules depend on, including time and new ids. */
export interface Facts {
  readonly now: Instant;
  readonly actor: Actor;
  readonly programme: Programme;
  /** Working days of the case's facility. */
  readonly calendar: WorkingCalendar;
  /** The people whom the command names, by id. A missing person is unknown to the directory. */
  readonly people: Readonly<Record<string, PersonFacts>>;
  readonly newId: () => string;
  /** With `correctEntry`: the entry that it names; null if there is none that the actor sees. */
  readonly entry?: EntryFacts | null;
  /** With `openCase`: the cases that may be of the same person. */
  readonly duplicates?: readonly DuplicateFacts[];
  /** The time in the world that the author states. Set by the kernel, from the command. */
  readonly occurredAt?: Instant | undefined;
  /** People with a conflict of interest, who do no work in the case. Set by the kernel, from the case. */
  readonly conflicts?: readonly string[];
  /** The other cases that a command is about, by id. */
  readonly others?: Readonly<Record<string, OtherCaseFacts>>;
}

/** Facts about an entry that a command names. */
export interface EntryFacts {
  readonly entryId: string;
  /** The mark of the entry; for a correction, that of the corrected entry. */
  readonly mark: EntryMark;
  readonly isCorrection: boolean;
}

/** Facts that the agenda needs: no actor, no people. */
export type AgendaFacts = Pick<Facts, 'now' | 'programme' | 'calendar'>;

/** The facts by which deadlines are counted; they do not depend on the present time. */
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

/** A mail that is due about a task. The same mail always has the same key. */
export interface Owed {
  readonly key: string;
  readonly activity: OutreachActivity;
  readonly taskId: string;
  readonly recipientId: string;
  /** The text of the mail, one of few neutral messages. */
  readonly message: MailMessage;
  /** Sent only if this person got a mail about the task before. */
  readonly onlyIfTold: boolean;
  /** The generation of the link in the mail; null without a link. */
  readonly linkGeneration: number | null;
}

export type MailMessage = 'asked' | 'changed' | 'reminder' | 'escalation' | 'answer_recorded' | 'no_longer_needed';

/** The activity that sends a mail about a task to a person; the engine's history shows these names. */
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

/** The next wake-up, and the mails that are due. `ended` once nothing more can come. */
export interface Agenda {
  readonly wakeAt: Instant | null;
  readonly owed: readonly Owed[];
  readonly ended: boolean;
}

/** A requirement that a gate lacks, and who owes it. */
export interface Missing {
  readonly code: MissingCode;
  /** The subject of the task, if the code is a kind of task. */
  readonly about?: string;
  readonly owedBy: { readonly personId?: string; readonly function?: CaseFunction };
}

/** An instant at which something becomes true by itself. */
export interface Deadline {
  readonly at: Instant;
  readonly then: EventType;
  /** The person, task or session that it is about, if any. */
  readonly about?: string;
  /** Its events, given the state at that instant. */
  readonly events: (facts: Facts, kase: CaseState) => readonly NewEvent[];
}

/** A deadline as lists and cases show it. */
export interface NextDeadline {
  readonly at: Instant;
  readonly what: EventType;
  readonly about?: string;
}

/** A decision with the state after its events, as `evolve` folds them one by one. */
export type Outcome =
  | { readonly accepted: true; readonly events: readonly NewEvent[]; readonly kase: CaseState | null }
  | Extract<Decision, { readonly accepted: false }>;
