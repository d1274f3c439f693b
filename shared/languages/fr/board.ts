import type { AppTexts } from '../app-texts';

export const board: AppTexts['board'] = {
  heading: 'Situation des dossiers',
  about:
    'Chiffres au {{when}}, sur les dossiers dont vous voyez l’avancement. Chaque chiffre mène à sa liste. Alias uniquement.',
  open: 'Dossiers ouverts :',
  overdue: 'Dossiers ouverts avec un retard :',
  none: 'Rien à compter.',
  file: 'Télécharger pour un tableur : {{table}}',
  clock: 'Situation au',
  captions: {
    phases: 'Par phase',
    agencies: 'Tâches en retard par organisme',
    stuck: 'Dossiers bloqués',
    months: 'Séances par mois',
  },
  means: {
    phases: 'Dossiers ouverts ; jours écoulés depuis l’entrée de chacun dans sa phase.',
    agencies:
      'Tâches ouvertes dont le délai est dépassé, selon l’organisme de la personne sollicitée ; l’échelon est le plus haut atteint par l’une d’elles.',
    stuck: 'Dossiers ouverts ; un dossier peut figurer sur plusieurs lignes.',
    months:
      'Séances qui devaient commencer dans un mois UTC, jusqu’à maintenant ; une séance sans compte rendu ne compte ni comme tenue ni comme non tenue.',
  },
  columns: {
    phase: 'Phase',
    cases: 'Dossiers',
    overdue: 'En retard',
    pastTarget: 'Délai cible dépassé',
    medianDays: 'Jours (médiane)',
    longestDays: 'Jours (maximum)',
    agency: 'Organisme',
    tasks: 'Tâches',
    rung: 'Échelon',
    reason: 'Raison',
    month: 'Mois',
    planned: 'Prévues',
    held: 'Tenues',
    notHeld: 'Non tenues',
    cancelled: 'Annulées',
    unreported: 'Sans compte rendu',
  },
  reasons: {
    mail_failed: 'Un courriel n’a pas pu être remis',
    vacant: 'Personne n’est désigné pour ce qui est dû',
    not_advanced: 'Une échéance n’a pas été traitée depuis une heure',
    nothing_recorded: 'Rien n’a été enregistré depuis 60 jours',
  },
};
