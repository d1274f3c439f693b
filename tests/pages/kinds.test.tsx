import { renderToString } from 'preact-render-to-string';
import { linkStateOf, type Question } from '../../api/links/link-state';
import { AskPage } from '../../api/links/views/ask';
import { ReviewPage } from '../../api/links/views/review';
import type { ActionLink } from '../../api/links/services';
import { nothingTyped } from '../../api/links/form';
import { answersTo } from '../../shared/domain/case-rules';
import { taskRows } from '../../shared/domain/catalogue';
import type { Task } from '../../shared/domain/asking/task';
import type { TaskKind } from '../../shared/domain/case';
import type { TranslatorFor } from '../../shared/languages';
import type { CaseFile } from '../../stories/drivers/kernel/case-file';
import { called, inProgramme, planned, supervised } from '../../stories/drivers/kernel/states';
import { shippedTranslators } from '../setup/words';
import { headingOf } from './support/browser';

let translatorFor: TranslatorFor;
beforeAll(async () => {
  translatorFor = await shippedTranslators();
});

const voiceIn = (language: string) => ({
  translator: translatorFor(language),
  timeZone: 'Europe/Paris',
  programmeName: 'Bridges',
  contactLine: '+00 123 456',
});

function linkTo({ taskId, generation, assigneeId: personId }: Task): ActionLink {
  const stream = { kind: 'case', id: 'case-1' } as const;
  return { linkId: 'link-1', stream, taskId, generation, personId, expiresAt: '2099-01-01T00:00:00.000Z' };
}

function questionOf(file: CaseFile, task: Task): Question {
  const standing = linkStateOf(linkTo(task), file, file.now);
  if (standing.is !== 'open') throw new Error(`the link is ${standing.is}`);
  return standing.question;
}

function invited(): readonly [CaseFile, Task] {
  const file = inProgramme();
  planned(file);
  return [file, file.task('session_invitation')];
}

function reportDue(): readonly [CaseFile, Task] {
  const [file, { about }] = invited();
  file.answered('session_invitation', 'accept', {}, about).pass('P8D');
  return [file, file.task('session_report')];
}

function contactDue(): readonly [CaseFile, Task] {
  const file = supervised().pass('P1D');
  return [file, file.openTasks.find(({ kind }) => kind === 'contact_report')!];
}

function outreachDue(): readonly [CaseFile, Task] {
  const [file, task] = contactDue();
  file.answer(task, 'missed', { reasonCode: 'did_not_come' });
  return [file, file.task('outreach')];
}

function conferenceCalled(): readonly [CaseFile, Task] {
  const file = inProgramme();
  called(file);
  return [file, file.openTasks.find(({ kind }) => kind === 'conference_invitation')!];
}

function urgentRaised(): readonly [CaseFile, Task] {
  const [file, task] = reportDue();
  file.answer(task, 'held', { concern: 'urgent' });
  return [file, file.task('urgent_concern')];
}

/** Each kind that a link answers: its question, and how many of its fields name their readers. */
const kinds = [
  ['session_invitation', invited, 'Can you take part in this appointment?', 3],
  ['session_report', reportDue, 'Did this appointment take place?', 4],
  ['contact_report', contactDue, 'Was the scheduled contact made?', 3],
  ['outreach', outreachDue, 'Did the further attempt at contact succeed?', 3],
  ['conference_invitation', conferenceCalled, 'Can you take part in this conference?', 3],
  ['urgent_concern', urgentRaised, 'Have you seen this, and are you acting on it?', 2],
] as const;

it('there is a page of every kind that a link answers', () => {
  const byLink = Object.keys(taskRows).filter((kind) => answersTo(kind as TaskKind).sensitivity === 'link');
  expect(kinds.map(([kind]) => kind).sort()).toEqual(byLink.sort());
});

describe.each(kinds)('the page of a %s', (kind, given, question, fields) => {
  const page = (language: string): string => {
    const [file, task] = given();
    const shown = { question: questionOf(file, task), typed: nothingTyped, problems: [], notice: null };
    return renderToString(<AskPage voice={voiceIn(language)} action="/l/x" nonce="n" {...shown} />);
  };

  it('asks its question, offers its answers, and a reason where one is needed', () => {
    const html = page('en');
    expect(headingOf(html)).toBe(question);
    const offered = [...html.matchAll(/name="answer" value="(\w+)"/g)].map(([, answer]) => answer);
    expect(offered).toEqual(Object.keys(answersTo(kind).answers));
    const needsReason = Object.values(answersTo(kind).answers).some(({ reasonsFrom }) => reasonsFrom !== undefined);
    expect(/name="reason" value="other"/.test(html)).toBe(needsReason);
  });

  it('says who will read each field', () => {
    expect(page('en').match(/Read by/g)).toHaveLength(fields);
  });

  it.each(['fr', 'ar'])('is wholly in the reader’s language: %s', (language) => {
    const words = page(language).replace(/<[^>]*>/g, ' ');
    expect(words.replace('Bridges', '')).not.toMatch(/\b(answer|reason|read|note|nothing|the|and)\b/i);
  });

  it('shows every answer and reason in words before it is confirmed', () => {
    const [file, task] = given();
    for (const { answer, reasons } of questionOf(file, task).answers) {
      for (const reason of reasons ?? ['']) {
        const typed = { ...nothingTyped, answer, reason };
        const html = renderToString(<ReviewPage voice={voiceIn('en')} action="/l/x" nonce="n" typed={typed} />);
        expect(html.replace(/<input[^>]*>/g, '')).not.toMatch(/pages\.|_/);
      }
    }
  });
});

describe('a link to a task that the case has let go of', () => {
  const [file, task] = invited();
  const link = { ...linkTo(task), taskId: 'long-gone' };

  it('is no longer needed as long as it lives, and has expired after that', () => {
    expect(linkStateOf(link, file, file.now)).toEqual({ is: 'no_longer_needed' });
    expect(linkStateOf({ ...link, expiresAt: file.now }, file, file.now)).toEqual({ is: 'expired' });
  });
});

it('after a death nothing is asked any more', () => {
  const [file, task] = invited();
  file.do('coordinator', 'recordDeath', { diedOn: file.now.slice(0, 10) });
  expect(linkStateOf(linkTo(task), file, file.now)).toEqual({ is: 'no_longer_needed' });
});
