import { composeMail } from '../../mail/compose';
import type { MailToCompose } from '../../mail/types';
import type { MailMessage } from '../../shared/domain/kernel/types';
import { taskRows } from '../../shared/domain/catalogue';
import type { TaskKind } from '../../shared/domain/case';
import { answersTo } from '../../shared/domain/case-rules';
import { invitation } from './mails';

const kinds = Object.keys(taskRows) as TaskKind[];
const messages: readonly MailMessage[] = [
  'asked',
  'changed',
  'reminder',
  'escalation',
  'answer_recorded',
  'no_longer_needed',
];
const languages = ['en', 'fr', 'ar'] as const;

const every: readonly MailToCompose[] = languages.flatMap((language) =>
  kinds.flatMap((kind) =>
    messages.map((message) => ({ ...invitation, language, kind, message, recordedAt: '2026-03-02T08:00:00.000Z' })),
  ),
);

/** Words that would reveal the programme's subject to a neighbour who glances at the screen. */
const telling =
  /extremis|terror|radical|prison|offend|convict|parole|probation|release|assess|screening|sentence|therapy|détenu|libération|évaluation|peine|سجن|تطرف|إرهاب|إفراج/i;

const links = (text: string): readonly string[] => text.match(/https?:\/\/[^\s"<]+/g) ?? [];

describe('every mail, for every kind of task and language', () => {
  it('has a subject, a text part and an HTML part, with every value filled in', () => {
    for (const mail of every) {
      const { subject, text, html } = composeMail(mail);
      expect(subject).toContain('Bridges');
      expect(text).toContain('task-1');
      expect(html).toContain('task-1');
      expect(`${subject}${text}${html}`).not.toMatch(/\{\{|undefined|mail\.\w+/);
    }
  });

  it('says nothing of what the programme is', () => {
    for (const mail of every) {
      const { subject, text, html, calendar } = composeMail(mail);
      expect(`${subject}${text}${html}${calendar?.content ?? ''}`).not.toMatch(telling);
    }
  });

  it('carries its action link where a link can answer and an answer is asked for, and nowhere else', () => {
    for (const mail of every) {
      const { text, html } = composeMail(mail);
      const asks = ['asked', 'changed', 'reminder'].includes(mail.message);
      const expected = asks && answersTo(mail.kind).sensitivity === 'link' ? 1 : 0;
      expect(links(text).filter((url) => url === mail.link)).toHaveLength(expected);
      expect([...html.matchAll(/<a href="([^"]*)"/g)].map(([, url]) => url)).toEqual(links(text));
      expect(links(text).length).toBeLessThanOrEqual(1);
    }
  });

  it('says whom to call', () => {
    for (const mail of every) expect(composeMail(mail).text).toContain('+00 123 456');
  });
});

describe('a mail', () => {
  it('shows the session in the time zone of its reader', () => {
    expect(composeMail(invitation).text).toContain('Saturday, 28 March 2026 at 10:00');
    expect(composeMail({ ...invitation, timeZone: 'America/New_York' }).text).toContain('at 05:00');
  });

  it('leads a task that requires sign-in to its page, and names its reference', () => {
    const { text } = composeMail({ ...invitation, kind: 'plan_approval', appointment: undefined });
    expect(links(text)).toEqual(['https://programme.example/tasks/task-1']);
    expect(text).toContain('Reference: task-1');
  });

  it('notifies a coordinator of an overdue task by its reference alone', () => {
    const { text } = composeMail({ ...invitation, message: 'escalation', link: undefined });
    expect(text).toContain('overdue');
    expect(text).not.toContain('room_a');
    expect(text).not.toContain('appointment');
  });

  it('is refused where it asks by link and has none', () => {
    expect(() => composeMail({ ...invitation, link: undefined })).toThrow('needs its link');
  });

  it('is written from right to left in Arabic', () => {
    const { html } = composeMail({ ...invitation, language: 'ar' });
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toMatch(/<body [^>]*dir="rtl"/);
  });

  it('shows markup in a configured name as text', () => {
    const { html } = composeMail({ ...invitation, programmeName: '<img src=x onerror=alert(1)>' });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });
});
