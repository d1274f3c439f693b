import type { SharedWords } from '../../practice/words';

export const refusals: SharedWords['refusals'] = {
  not_possible: 'Cela n’est pas possible actuellement.',
  not_allowed_in_phase: 'La phase actuelle du dossier ne le permet pas.',
  not_allowed_after_death: 'La personne est décédée. Seules quelques opérations restent possibles.',
  not_allowed_while_suspended: 'Le dossier est suspendu. Reprenez-le d’abord.',
  not_suspended: 'Le dossier n’est pas suspendu : il n’y a rien à reprendre.',
  already_answered: 'Une réponse a déjà été donnée à cette tâche.',
  no_longer_needed: 'Cette tâche n’a plus lieu d’être. Il ne reste rien à faire.',
  changed_since_shown: 'Cette tâche a changé depuis que vous l’avez ouverte. Rouvrez-la, vérifiez-la, puis répondez.',
  assessment_in_progress: 'Une évaluation est déjà en cours. Terminez-la avant d’en confier une autre.',
  plan_not_submittable: 'Il n’y a pas de projet de plan à soumettre. Rédigez-en un d’abord.',
  session_not_open: 'Cette séance est passée ou a été annulée.',
  already_requested: 'Cela a déjà été demandé.',
  already_decided: 'La libération a déjà été décidée.',
  gate_incomplete:
    'Quelque chose doit d’abord être achevé. Achevez-le, ou accordez une dérogation lorsque c’est possible.',
  nothing_changed: 'Cela est déjà enregistré, ou il n’y a rien à enregistrer.',
  unknown_task: 'Ce dossier ne contient pas de tâche portant cet identifiant.',
  unknown_entry: 'Ce dossier ne contient pas d’entrée portant cet identifiant que vous puissiez voir.',
  corrects_a_correction:
    'Cette entrée est elle-même une rectification. Rectifiez plutôt de nouveau l’entrée d’origine.',
  not_your_task: 'Cette tâche est confiée à quelqu’un d’autre, qui seul peut y répondre.',
  sign_in_required: 'Un lien ne suffit pas pour cela. Connectez-vous et répondez après connexion.',
  reference_taken: 'Cela n’est pas possible actuellement.',
  unknown_facility: 'L’annuaire ne contient pas d’établissement actif portant cet identifiant.',
  unknown_agency: 'L’annuaire ne contient pas de service actif portant cet identifiant.',
  unknown_person: 'L’annuaire ne contient personne portant cet identifiant.',
  person_not_active: 'Cette personne ne participe plus au programme. Choisissez quelqu’un d’autre.',
  wrong_agency:
    'Cette personne n’appartient pas au service à l’origine de l’orientation. Corrigez la personne ou le service.',
  not_a_coordinator:
    'Seule une personne de la coordination peut diriger un dossier. Choisissez quelqu’un qui a ce rôle.',
  wrong_discipline: 'Cette personne n’a aucune des disciplines requises. Choisissez quelqu’un qui en a une.',
  separation_of_duties: 'Une même personne ne peut pas faire les deux. Quelqu’un d’autre doit s’en charger.',
  occurred_in_future: 'Cela ne peut pas s’être produit dans le futur. Indiquez le moment où cela s’est produit.',
  date_in_past: 'Cette date ou cette heure est passée ou trop proche. Indiquez-en une plus tardive.',
  date_in_future:
    'Cette date ou cette heure est encore à venir. Indiquez-en une antérieure, ou attendez qu’elle soit passée.',
  ends_before_start: 'Cette date ou cette heure est incompatible avec d’autres dates du dossier. Corrigez-la.',
  answer_not_possible: 'Cette réponse n’est pas possible ici. Choisissez-en une autre, ou laissez le champ vide.',
  reason_required: 'Un motif, un commentaire ou une date obligatoire manque. Remplissez ce champ.',
  unknown_reason: 'Ce motif ne figure pas dans la liste du programme. Choisissez-en un dans la liste.',
  unknown_instrument:
    'Cet outil d’évaluation ne figure pas dans la liste du programme. Choisissez-en un dans la liste.',
  unknown_item: 'L’outil d’évaluation ne comporte pas cet élément.',
  unknown_level: 'Ce niveau ne figure pas dans l’échelle. Choisissez-en un qui y figure.',
  rated_twice: 'Cet élément est coté plusieurs fois. Gardez une seule cotation.',
  rating_missing:
    'Chaque élément doit être coté. Pour un élément que vous ne pouvez pas coter, indiquez « Non coté » et expliquez pourquoi.',
  explanation_required: 'Expliquez pourquoi cet élément n’est pas coté.',
  evidence_required: 'Des éléments à l’appui sont exigés ici. Remplissez ce champ.',
  assessment_missing: 'Le formulaire d’évaluation manque. Joignez-le à la réponse.',
  unknown_code: 'Cette valeur n’est pas valable ici. Corrigez-la, ou choisissez-en une dans la liste du programme.',
  expires_too_late: 'Le programme exige un réexamen avant cette date. Indiquez-en une plus proche.',
  unknown_place: 'Ce lieu ne figure pas dans la liste du programme. Choisissez-en un dans la liste.',
  failure_threshold_missing:
    'Cet objectif n’a pas de seuil d’échec. Le plan en a besoin avant de pouvoir être approuvé.',
  unknown_track:
    'Ce volet n’existe pas. Choisissez un volet du plan, ou du programme tant que vous rédigez le projet de plan.',
  unknown_session: 'Ce dossier ne contient pas de séance portant cet identifiant.',
  parole_terms_missing:
    'La libération conditionnelle exige des obligations, une date de fin et un agent chargé de la surveillance. Remplissez ce champ.',
  no_supervision_on_this_branch: 'Seule la libération conditionnelle comporte une surveillance. Laissez ce champ vide.',
  aftercare_lead_missing:
    'Il faut un référent de l’accompagnement. Désignez-en un ou attribuez d’abord cette fonction.',
  unknown_outcome: 'Cette issue ne figure pas dans la liste du programme. Choisissez-en une dans la liste.',
  criteria_not_met: 'Chaque critère d’inclusion doit être confirmé, et certains ne le sont pas.',
  possible_duplicate:
    'Cette personne a peut-être déjà un dossier. Vérifiez-le, ou expliquez pourquoi il s’agit d’une autre personne.',
  conflict_of_interest:
    'Cette personne est en conflit d’intérêts dans ce dossier. Quelqu’un d’autre doit s’en charger.',
  adult_date_missing: 'Indiquez la date à laquelle cette personne atteint 18 ans.',
  not_before_conviction:
    'Cela suppose la culpabilité, or la personne est enregistrée comme non condamnée. Choisissez autre chose, ou enregistrez d’abord la condamnation.',
  not_an_earlier_phase:
    'Un dossier ne peut revenir qu’à une phase antérieure de la détention. Choisissez l’une de celles-ci.',
  unknown_assessment: 'Ce dossier ne contient pas d’évaluation remise ou validée portant cet identifiant.',
  no_reassessment_due: 'Aucune réévaluation n’est à faire.',
  nothing_to_challenge: 'Rien de tel n’a encore été décidé : il n’y a rien à contester.',
  challenge_open: 'Une contestation est encore en cours à ce sujet. Attendez qu’elle soit tranchée.',
  kept_apart:
    'Une consigne de séparation vise quelqu’un de cet établissement. Choisissez une affectation séparée, ou indiquez un motif de passer outre.',
  segregation_limit:
    'Cet isolement dépasserait la durée limite. Indiquez une date plus proche, ou un motif de le prolonger.',
  unknown_case: 'Aucun autre dossier que vous puissiez voir ne porte cet identifiant.',
  unknown_pair: 'Ce dossier ne contient pas de consigne de séparation portant cet identifiant.',
  unknown_conference: 'Ce dossier ne contient pas de réunion portant cet identifiant.',
  unknown_conference_type:
    'Ce type de réunion ne figure pas dans la liste du programme. Choisissez-en un dans la liste.',
  conference_not_open: 'Le compte rendu de cette réunion est déjà enregistré, ou la réunion a été annulée.',
  not_invited: 'Cette personne n’était pas invitée, ou n’était pas présente. Corrigez la liste.',
  no_quorum:
    'Le quorum n’est pas atteint : rien ne peut être décidé. Les disciplines absentes doivent d’abord être entendues.',
  named_twice: 'Cela est indiqué plusieurs fois. Gardez une seule mention.',
  unknown_objective: 'Le plan ne contient pas d’objectif portant cet identifiant.',
  unknown_measure: 'Le volet ne comporte pas cette mesure. Choisissez-en une dans la liste.',
  unknown_module: 'Le volet ne comporte pas ce module. Choisissez-en un dans la liste.',
  track_ended: 'Ce volet est terminé. Plus rien ne peut y être fait.',
  prerequisite_missing: 'Ce volet en exige d’abord un autre. Achevez celui-ci, ou ajoutez-le au plan que vous rédigez.',
  accreditation_lapsed:
    'L’agrément ou l’habilitation de cette personne manque ou expire avant cette date. Choisissez quelqu’un d’autre, ou indiquez un motif de passer outre lorsque c’est possible.',
  unknown_purpose: 'Le programme ne demande pas de consentement pour cet objet. Choisissez-en un dans la liste.',
  consent_missing:
    'La personne n’a pas donné le consentement qu’exigent les séances volontaires. Enregistrez-le d’abord.',
  consent_not_possible:
    'Le consentement ne peut pas passer de son état actuel à celui-ci. Vérifiez ce qui a été enregistré en dernier.',
  guardian_required:
    'Pour une personne mineure, enregistrez le consentement du représentant légal, ainsi que le conseil de l’avocat ou la renonciation à ce conseil.',
  not_suitable_now:
    'La personne n’est pas apte actuellement aux séances volontaires. Attendez le prochain examen de l’aptitude.',
  activities_not_suspended: 'Les activités de groupe ne sont pas suspendues : il n’y a rien à reprendre.',
  activities_suspended: 'Les activités de groupe sont suspendues. Elles doivent d’abord être rétablies.',
  screening_date_missing: 'Indiquez la date du prochain examen de l’aptitude.',
  custodian_missing: 'Le dossier n’a pas de dépositaire. Attribuez d’abord cette fonction.',
  runs_the_sessions:
    'Cette personne assure ou a assuré des séances de ce dossier et ne peut pas décider des mesures incitatives. Quelqu’un d’autre doit le faire.',
  override_required: 'Le niveau de préoccupation a augmenté. Indiquez un motif d’accorder la mesure, ou refusez-la.',
  milestone_not_reached: 'La personne n’a pas franchi cette étape. Indiquez un objectif atteint ou un volet achevé.',
  unknown_incentive: 'Ce dossier ne contient pas de mesure incitative accordée portant cet identifiant.',
  second_source_required:
    'Cette cotation exige davantage de types de sources. Les propos de la personne ne suffisent jamais à eux seuls.',
  second_assessor_required: 'Cette évaluation exige deux évaluateurs et un modérateur. Désignez les trois.',
  already_rated: 'Cette personne a déjà fait sa cotation.',
  version_passed: 'Aucun plan soumis ou approuvé ne porte ce numéro de version. Consultez la version actuelle.',
  series_too_long: 'Une série compte au plus 52 séances sur une année. Planifiez-en une plus courte.',
};
