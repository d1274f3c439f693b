import type { SessionTexts } from '../texts';

export const sessions: SessionTexts = {
  notices: {
    session_over: {
      heading: 'Your session is over',
      text: 'Nothing was recorded. Sign in again: you return to the form, and fill it in again.',
    },
    session_over_kept: {
      heading: 'Your session is over',
      text: 'Nothing was recorded. What you typed is kept for twelve hours: sign in again as the same person, and go on with it.',
    },
    sign_in_again_kept: {
      heading: 'Sign in again to do this',
      text: 'Nothing was recorded, and what you typed is kept. This step needs a sign-in of the last few minutes. After it you return to the form.',
    },
    form_kept: {
      heading: 'You have signed in again since you opened this form',
      text: 'Nothing was recorded, and what you typed is kept. Go on with it, check it and send it.',
    },
    form_of_another: {
      heading: 'Somebody else opened this form',
      text: 'Another person was signed in in this browser when it was opened. Nothing was recorded, and nothing of it was kept.',
    },
    sign_in_again: {
      heading: 'Sign in again to do this',
      text: 'Nothing was recorded. This step needs a sign-in of the last few minutes. After it you return to the form.',
    },
    foreign_form: {
      heading: 'This form was not accepted',
      text: 'Nothing was recorded. The form came from another site, or from a session that has ended. Open the page again and send the form from there.',
    },
    account_ended: {
      heading: 'This account has no part here any more',
      text: 'You are signed out. If this is a mistake, call the contact below.',
    },
    account_unknown: {
      heading: 'This account is not known here',
      text: 'The sign-in worked, but nobody in the directory has this account. Ask an administrator to add it, or sign in with another account.',
    },
    sign_in_refused: {
      heading: 'The sign-in was not completed',
      text: 'It took too long, was already used, or was begun in another browser. Please try again. Your browser must accept cookies of this site.',
    },
    provider_away: {
      heading: 'Nobody can sign in at the moment',
      text: 'The sign-in service does not answer. People who are signed in can go on. Please try again in a few minutes, or call the contact below.',
    },
    record_away: {
      heading: 'The record cannot be reached at the moment',
      text: 'If you sent a form, look later whether it was recorded. Please try again in a few minutes.',
    },
    unexpected: {
      heading: 'Something went wrong',
      text: 'Please try again. If it happens again, call the contact below and name this reference.',
    },
    sign_out: {
      heading: 'Do you want to sign out?',
      text: 'What you typed and did not send is lost.',
    },
    signed_out: {
      heading: 'You are signed out',
      text: 'On a computer that others use, sign out at the sign-in service too, and close the browser.',
    },
  },
  links: {
    sign_in: 'Sign in',
    sign_in_and_return: 'Sign in and return to the form',
    return: 'Go on with the form',
    try_again: 'Try again',
    back: 'Open the page again',
    other_account: 'Sign in with another account',
    sign_out_there: 'Sign out at the sign-in service',
  },
  signOut: 'Sign out',
  reference: 'Reference: {{reference}}',
};
