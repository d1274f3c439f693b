import type { AppTexts } from './app-texts';
import type { RegisterTexts } from './register-texts';
import type { DayTexts } from './day-texts';
import type { FormTexts } from './form-texts';
import type { SectionTexts } from './section-texts';
import type { EngagementSeen } from '../domain/areas/sessions/contract';
import type { MailMessage } from '../domain/kernel/types';
import type { Answer, TaskKind } from '../domain/case';
import type { taskRows } from '../domain/catalogue';
import type { PracticeTexts } from './practice/words';

/** Kinds of task that can be answered by a link. */
export type LinkKind = {
  [K in TaskKind]: (typeof taskRows)[K]['sensitivity'] extends 'link' ? K : never;
}[TaskKind];

type AnswersTo<K extends LinkKind> = { [L in K]: keyof (typeof taskRows)[L]['answers'] & Answer }[K];

/** Answers that can be given by a link. */
export type LinkAnswer = AnswersTo<LinkKind>;

type NeedsReason<K extends LinkKind> = {
  [L in K]: {
    [A in AnswersTo<L>]: (typeof taskRows)[L]['answers'] extends Record<A, { reasonsFrom: string }> ? A : never;
  }[AnswersTo<L>];
}[K];

/** Answers by link that need a reason. */
export type ReasonedAnswer = NeedsReason<LinkKind>;

/** Texts of a link's page when there is nothing to answer. */
export type LinkStateText =
  | 'recorded'
  | 'already_recorded'
  | 'expired'
  | 'replaced'
  | 'no_longer_needed'
  | 'not_valid'
  | 'refused'
  | 'not_now'
  | 'too_many'
  | 'too_large'
  | 'malformed'
  | 'unavailable';

/** Texts of mails. Every language has every key, or the build fails. Neutral words only (domain.md, rule 5). */
export interface MailTexts {
  readonly subject: Readonly<Record<MailMessage, string>>;
  readonly greeting: string;
  readonly lead: Readonly<Record<MailMessage, string>>;
  readonly ask: Readonly<Record<TaskKind, string>>;
  readonly when: string;
  readonly minutes: string;
  readonly place: string;
  readonly due: string;
  readonly wasDue: string;
  readonly recordedAt: string;
  readonly openRequest: string;
  readonly openRequestAt: string;
  readonly aboutLink: string;
  readonly signIn: string;
  readonly signInAt: string;
  readonly notYou: string;
  readonly reference: string;
  readonly contact: string;
  readonly automatic: string;
  readonly calendarSummary: string;
}

type FormText =
  | 'requestFrom'
  | 'when'
  | 'minutes'
  | 'minutesCount'
  | 'place'
  | 'due'
  | 'reference'
  | 'answerReaders'
  | 'reasonReaders'
  | 'note'
  | 'noteReaders'
  | 'continue'
  | 'continueHint';

/** Texts of link pages. */
export interface PageTexts {
  readonly question: Readonly<Record<LinkKind, string>>;
  readonly answers: Readonly<Record<LinkAnswer, string>>;
  readonly why: Readonly<Record<ReasonedAnswer, string>>;
  readonly form: Readonly<Record<FormText, string>>;
  readonly seen: Readonly<Record<'engagement' | EngagementSeen | 'concern' | 'none' | 'yes' | 'urgent', string>>;
  readonly review: Readonly<Record<'heading' | 'answer' | 'reason' | 'note' | 'noNote' | 'confirm' | 'change', string>>;
  readonly errors: Readonly<Record<'title' | 'titlePrefix' | 'answer' | 'reason' | 'note', string>>;
  readonly notices: Readonly<Record<'title' | 'old' | 'changed', string>>;
  readonly linkState: Readonly<Record<LinkStateText, { readonly heading: string; readonly text: string }>>;
  readonly recordedAt: string;
  readonly contact: string;
}

/** Pages about signing in and out. */
export type SessionNotice =
  | 'session_over'
  | 'session_over_kept'
  | 'sign_in_again_kept'
  | 'form_kept'
  | 'form_of_another'
  | 'sign_in_again'
  | 'foreign_form'
  | 'account_ended'
  | 'account_unknown'
  | 'sign_in_refused'
  | 'provider_away'
  | 'record_away'
  | 'unexpected'
  | 'sign_out'
  | 'signed_out';

/** Links of these pages. */
export type SessionLink =
  'sign_in' | 'sign_in_and_return' | 'return' | 'try_again' | 'back' | 'other_account' | 'sign_out_there';

/** Texts about signing in and out. */
export interface SessionTexts {
  readonly notices: Readonly<Record<SessionNotice, { readonly heading: string; readonly text: string }>>;
  readonly links: Readonly<Record<SessionLink, string>>;
  readonly signOut: string;
  readonly reference: string;
}

export interface Texts {
  readonly mail: MailTexts;
  readonly pages: PageTexts;
  readonly app: AppTexts;
  readonly forms: FormTexts;
  readonly registers: RegisterTexts;
  readonly days: DayTexts;
  readonly sections: SectionTexts;
  readonly sessions: SessionTexts;
  readonly practice: PracticeTexts;
}

/** The dotted path of every text. */
export type TextKey = LeafPaths<
  Pick<Texts, 'mail' | 'pages' | 'forms' | 'app' | 'registers' | 'days' | 'sections' | 'sessions'>
>;

type LeafPaths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${LeafPaths<T[K]>}` }[keyof T & string];
