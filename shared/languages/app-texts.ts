import type { AreaName } from '../domain/case';

/** Errors that have a page of their own. */
export type ErrorText =
  'malformed' | 'forbidden' | 'not_found' | 'not_now' | 'too_large' | 'too_many' | 'unavailable' | 'unexpected';

type Words<Key extends string> = Readonly<Record<Key, string>>;

type BoardPart = 'phases' | 'agencies' | 'stuck' | 'months';

/** Texts of the pages for people who sign in; the words of the practice stand by themselves. */
export interface AppTexts {
  readonly layout: Words<'skip' | 'error' | 'signOut' | 'navigation' | 'asOf'> & {
    readonly sections: Words<'work' | 'calendar' | 'board' | 'cases' | 'reads' | 'directory'>;
  };
  readonly errors: Readonly<Record<ErrorText, { readonly heading: string; readonly text: string }>> &
    Words<'reference' | 'toWork'>;
  readonly work: Words<
    | 'heading'
    | 'mine'
    | 'late'
    | 'thisWeek'
    | 'later'
    | 'nothing'
    | 'nextIs'
    | 'more'
    | 'due'
    | 'asYour'
    | 'vacant'
    | 'waiting'
    | 'asked'
    | 'reminded'
    | 'nobodyOwes'
    | 'appointments'
    | 'noAppointments'
    | 'session'
    | 'conference'
    | 'toCases'
  >;
  readonly cases: Words<
    | 'heading'
    | 'count'
    | 'find'
    | 'search'
    | 'phase'
    | 'time'
    | 'overdue'
    | 'engagement'
    | 'lead'
    | 'owner'
    | 'sort'
    | 'person'
    | 'since'
    | 'nextDue'
    | 'state'
    | 'isOverdue'
    | 'suspended'
    | 'died'
    | 'none'
    | 'open'
  > & { readonly sorts: Words<'newest' | 'due' | 'longest_in_phase' | 'reference'> };
  /** Saved filters of the list of cases. */
  readonly views: Words<'heading' | 'name' | 'hint' | 'save' | 'delete' | 'notUnderstood'>;
  readonly lists: Words<'apply' | 'clear' | 'all' | 'next' | 'notUnderstood'>;
  readonly case: Words<
    | 'pages'
    | 'onlyExists'
    | 'overview'
    | 'path'
    | 'step'
    | 'done'
    | 'diedOn'
    | 'suspendedSince'
    | 'overdue'
    | 'shortSentence'
    | 'engagement'
    | 'nothingMissing'
    | 'youOwe'
    | 'othersOwe'
    | 'nobodyAppointed'
    | 'commands'
    | 'allCommands'
    | 'possible'
    | 'notNow'
    | 'nothingToDo'
    | 'asked'
    | 'dueBy'
    | 'nextDates'
    | 'people'
    | 'unnamed'
    | 'latest'
    | 'toRecord'
    | 'since'
  > & {
    readonly parts: Words<
      'case' | 'plan' | 'sessions' | 'assessment' | 'safety' | 'meetings' | 'record' | 'actions' | 'reads'
    >;
  };
  readonly record: Words<
    | 'area'
    | 'by'
    | 'kind'
    | 'decisions'
    | 'none'
    | 'earlier'
    | 'byTime'
    | 'byLink'
    | 'happened'
    | 'corrects'
    | 'corrected'
    | 'entry'
  >;
  readonly forms: Words<'readers' | 'old' | 'parked' | 'ofAnother' | 'begins' | 'movedOn' | 'notRecorded'>;
  readonly drafts: Words<'heading' | 'later' | 'discard' | 'kept' | 'keptAt' | 'begun' | 'goOn' | 'until'>;
  readonly account: Words<
    'heading' | 'signedIn' | 'language' | 'timeZone' | 'save' | 'saved' | 'ending' | 'endingForGood' | 'stay'
  >;
  readonly board: Words<'heading' | 'about' | 'open' | 'overdue' | 'none' | 'file' | 'clock'> & {
    readonly captions: Words<BoardPart>;
    readonly means: Words<BoardPart>;
    readonly columns: Words<
      | 'phase'
      | 'cases'
      | 'overdue'
      | 'pastTarget'
      | 'medianDays'
      | 'longestDays'
      | 'agency'
      | 'tasks'
      | 'rung'
      | 'reason'
      | 'month'
      | 'planned'
      | 'held'
      | 'notHeld'
      | 'cancelled'
      | 'unreported'
    >;
    readonly reasons: Words<'mail_failed' | 'vacant' | 'not_advanced' | 'nothing_recorded'>;
  };
  readonly tasks: Words<
    | 'heading'
    | 'count'
    | 'none'
    | 'task'
    | 'person'
    | 'agency'
    | 'mine'
    | 'send'
    | 'recorded'
    | 'about'
    | 'appointment'
    | 'due'
    | 'assignee'
    | 'answer'
  > & {
    readonly is: Words<'open' | 'answered' | 'withdrawn'>;
  };
  readonly values: Words<'yes' | 'no'>;
  readonly areas: Words<AreaName>;
}
