import type { AppTexts } from '../app-texts';

export const drafts: AppTexts['drafts'] = {
  heading: 'Forms that you began',
  later: 'Keep it and go on later',
  discard: 'Throw away what I typed',
  kept: 'What you typed is kept until {{when}}. Nothing was recorded.',
  keptAt: 'Kept at {{when}}; not recorded yet',
  begun: 'You began this form before and did not send it:',
  goOn: 'Go on with what you typed, {{when}}',
  until: 'kept until {{when}}',
};

export const account: AppTexts['account'] = {
  heading: 'Your account',
  signedIn: 'Signed in since {{since}}. You are signed out at {{until}} at the latest.',
  language: 'Language of pages and mails',
  timeZone: 'Time zone in which times are shown to you',
  save: 'Save',
  saved: 'Your choices are saved.',
  ending: 'You will be signed out in five minutes if you do nothing.',
  endingForGood: 'You will be signed out in five minutes. What you typed is kept.',
  stay: 'Stay signed in',
};
