type Words<Key extends string> = Readonly<Record<Key, string>>;

/** Texts of the sections of a case. Labels of fields, and codes, are words of the practice. */
export interface SectionTexts {
  readonly common: Words<'pair' | 'lines' | 'corrected' | 'notSeen' | 'dueOn' | 'overdue' | 'earlierAnswers'>;
  readonly plan: Words<
    | 'none'
    | 'version'
    | 'versions'
    | 'drafted'
    | 'submittedTo'
    | 'decisions'
    | 'agreements'
    | 'noAgreement'
    | 'changes'
    | 'unchanged'
    | 'notReviewed'
    | 'nextReview'
    | 'reviews'
    | 'noFailureThreshold'
    | 'voluntary'
    | 'statutory'
    | 'group'
    | 'requires'
    | 'completed'
    | 'notCompleted'
    | 'modules'
    | 'held'
    | 'notHeld'
    | 'measures'
    | 'before'
    | 'after'
    | 'taken'
    | 'notTaken'
    | 'consents'
    | 'notAsked'
    | 'offerDue'
    | 'stops'
    | 'suitability'
    | 'suitable'
    | 'notSuitable'
    | 'incentives'
    | 'noIncentives'
  > & {
    readonly statuses: Words<'draft' | 'submitted' | 'approved' | 'rejected' | 'superseded'>;
    readonly decisionsIn: Words<'approved' | 'approved_with_changes' | 'rejected'>;
    readonly changesIn: Words<
      'aim_changed' | 'objective_added' | 'objective_dropped' | 'objective_changed' | 'track_added' | 'track_dropped'
    >;
    readonly incentiveStates: Words<'proposed' | 'granted' | 'refused' | 'revoked' | 'lapsed'>;
  };
  readonly assessment: Words<
    | 'none'
    | 'rounds'
    | 'notValidated'
    | 'unrated'
    | 'setAside'
    | 'concern'
    | 'set'
    | 'setFirst'
    | 'comparison'
    | 'earlier'
    | 'later'
    | 'item'
    | 'domain'
    | 'change'
    | 'items'
    | 'byDomain'
    | 'neverAdded'
    | 'protective'
    | 'background'
    | 'notRecorded'
    | 'skipped'
    | 'due'
    | 'dueFrom'
    | 'fellDue'
    | 'required'
    | 'ratings'
    | 'eachAssessor'
    | 'comments'
    | 'decisions'
    | 'review'
    | 'noForm'
    | 'toAll'
  > & {
    readonly statuses: Words<'assigned' | 'rated' | 'submitted' | 'approved' | 'rejected' | 'not_possible'>;
    readonly changesIn: Words<'better' | 'same' | 'worse' | 'newly_rated' | 'no_longer_rated' | 'not_rated'>;
    readonly notCompared: Words<'one_round_only' | 'another_instrument' | 'another_major_version'>;
  };
  readonly meetings: Words<
    'none' | 'next' | 'nextOver' | 'meeting' | 'quorum' | 'reports' | 'owner' | 'earlier' | 'later'
  > & {
    readonly statuses: Words<'called' | 'record_due' | 'held' | 'cancelled'>;
    readonly actionStates: Words<'open' | 'done' | 'not_possible' | 'no_longer_needed'>;
  };
}
