import type { SessionTexts } from '../texts';

export const sessions: SessionTexts = {
  notices: {
    session_over: {
      heading: 'Votre session est terminée',
      text: 'Rien n’a été enregistré. Connectez-vous à nouveau : vous revenez au formulaire et le remplissez encore une fois.',
    },
    session_over_kept: {
      heading: 'Votre session est terminée',
      text: 'Rien n’a été enregistré. Votre saisie est conservée pendant douze heures : reconnectez-vous avec le même compte pour la reprendre.',
    },
    sign_in_again_kept: {
      heading: 'Reconnectez-vous pour continuer',
      text: 'Rien n’a été enregistré et votre saisie est conservée. Cette étape demande une connexion de moins de quelques minutes. Vous revenez ensuite au formulaire.',
    },
    form_kept: {
      heading: 'Vous vous êtes reconnecté depuis l’ouverture de ce formulaire',
      text: 'Rien n’a été enregistré et votre saisie est conservée. Reprenez-la, vérifiez-la et envoyez-la.',
    },
    form_of_another: {
      heading: 'Une autre personne a ouvert ce formulaire',
      text: 'Une autre personne était connectée dans ce navigateur au moment de son ouverture. Rien n’a été enregistré ni conservé.',
    },
    sign_in_again: {
      heading: 'Connectez-vous à nouveau pour continuer',
      text: 'Rien n’a été enregistré. Cette étape demande une connexion qui date de quelques minutes au plus. Vous revenez ensuite au formulaire.',
    },
    foreign_form: {
      heading: 'Ce formulaire n’a pas été accepté',
      text: 'Rien n’a été enregistré. Le formulaire venait d’un autre site, ou d’une session terminée. Ouvrez la page à nouveau et envoyez le formulaire depuis cette page.',
    },
    account_ended: {
      heading: 'Ce compte n’a plus accès',
      text: 'Vous êtes déconnecté. Si c’est une erreur, appelez le contact ci-dessous.',
    },
    account_unknown: {
      heading: 'Ce compte n’est pas connu ici',
      text: 'La connexion a réussi, mais personne dans l’annuaire n’a ce compte. Demandez à un administrateur de l’ajouter, ou connectez-vous avec un autre compte.',
    },
    sign_in_refused: {
      heading: 'La connexion n’a pas abouti',
      text: 'Elle a duré trop longtemps, a déjà servi ou a commencé dans un autre navigateur. Veuillez réessayer. Votre navigateur doit accepter les cookies de ce site.',
    },
    provider_away: {
      heading: 'Personne ne peut se connecter en ce moment',
      text: 'Le service de connexion ne répond pas. Les personnes déjà connectées peuvent continuer. Veuillez réessayer dans quelques minutes, ou appelez le contact ci-dessous.',
    },
    record_away: {
      heading: 'Le registre n’est pas accessible en ce moment',
      text: 'Si vous avez envoyé un formulaire, vérifiez plus tard s’il a été enregistré. Veuillez réessayer dans quelques minutes.',
    },
    unexpected: {
      heading: 'Une erreur est survenue',
      text: 'Veuillez réessayer. Si l’erreur se répète, appelez le contact ci-dessous et indiquez cette référence.',
    },
    sign_out: {
      heading: 'Voulez-vous vous déconnecter ?',
      text: 'Ce que vous avez saisi sans l’envoyer est perdu.',
    },
    signed_out: {
      heading: 'Vous êtes déconnecté',
      text: 'Sur un ordinateur partagé, déconnectez-vous aussi du service de connexion, puis fermez le navigateur.',
    },
  },
  links: {
    sign_in: 'Se connecter',
    sign_in_and_return: 'Se connecter et revenir au formulaire',
    return: 'Reprendre le formulaire',
    try_again: 'Réessayer',
    back: 'Ouvrir la page à nouveau',
    other_account: 'Se connecter avec un autre compte',
    sign_out_there: 'Se déconnecter du service de connexion',
  },
  signOut: 'Se déconnecter',
  reference: 'Référence : {{reference}}',
};
