import { taskPageUrl } from '../shared/contracts/pages';
import type { MailMessage } from '../shared/domain/kernel/types';
import { answersTo } from '../shared/domain/case-rules';
import type { Translator } from '../shared/languages';
import type { MailToCompose } from './types';

/** One line of a mail's content, before it becomes text or HTML. */
export type Line =
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'fields'; readonly texts: readonly string[] }
  | { readonly is: 'link'; readonly lead: string; readonly label: string; readonly url: string };

/** Whether a message asks its recipient for an answer. */
const asks: Readonly<Record<MailMessage, boolean>> = {
  asked: true,
  changed: true,
  reminder: true,
  escalation: false,
  answer_recorded: false,
  no_longer_needed: false,
};

/** Whether a message describes the request, or only gives its reference. */
const describes: Readonly<Record<MailMessage, boolean>> = { ...asks, no_longer_needed: true };

/** The content of a mail, line by line. */
export function linesOf(mail: MailToCompose, { text, moment, reason }: Translator): readonly Line[] {
  const when = (instant: string): string => moment(instant, mail.timeZone);
  const lines: Line[] = [words(text('mail.greeting')), words(text(`mail.lead.${mail.message}`))];
  if (asks[mail.message]) lines.push(words(text(`mail.ask.${mail.kind}`)));
  const { appointment } = mail;
  if (appointment && describes[mail.message]) {
    lines.push({
      is: 'fields',
      texts: [
        text('mail.when', { when: when(appointment.startsAt) }),
        text('mail.minutes', { minutes: appointment.minutes }),
        text('mail.place', { place: reason(appointment.placeCode) }),
      ],
    });
  }
  if (asks[mail.message]) lines.push(words(text('mail.due', { when: when(mail.dueAt) })), ...waysToAnswer(mail, text));
  if (mail.message === 'escalation')
    lines.push(words(text('mail.wasDue', { when: when(mail.dueAt) })), signIn(mail, text));
  if (mail.message === 'answer_recorded') {
    if (mail.recordedAt) lines.push(words(text('mail.recordedAt', { when: when(mail.recordedAt) })));
    lines.push(words(text('mail.notYou', { contact: mail.dutyContact })));
  }
  lines.push({
    is: 'fields',
    texts: [
      text('mail.reference', { reference: mail.taskReference }),
      text('mail.contact', { contact: mail.dutyContact }),
      text('mail.automatic'),
    ],
  });
  return lines;
}

/** A link only if the kind of task allows it: a task that requires sign-in never gets one, whatever is passed. */
function waysToAnswer(mail: MailToCompose, text: Translator['text']): readonly Line[] {
  if (answersTo(mail.kind).sensitivity !== 'link') return [signIn(mail, text)];
  if (!mail.link) throw new Error(`a mail that asks for a ${mail.kind} needs its link`);
  return [
    { is: 'link', lead: text('mail.openRequestAt'), label: text('mail.openRequest'), url: mail.link },
    words(text('mail.aboutLink')),
  ];
}

/** The task's page asks for sign-in; its address alone opens nothing. */
function signIn(mail: MailToCompose, text: Translator['text']): Line {
  const url = taskPageUrl(mail.publicUrl, mail.taskReference);
  return { is: 'link', lead: text('mail.signInAt'), label: text('mail.signIn'), url };
}

function words(text: string): Line {
  return { is: 'words', text };
}
