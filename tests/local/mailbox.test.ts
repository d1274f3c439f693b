import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { startMailbox, type Mailbox } from '../../local/mailbox';
import type { Message } from '../../local/mailbox/message';

let folder: string;
let mailbox: Mailbox;

const start = (): Promise<Mailbox> => startMailbox({ smtpPort: 0, httpPort: 0, file: join(folder, 'mailbox.jsonl') });

const send = async (mail: SendMailOptions): Promise<void> => {
  const transport = createTransport({ url: mailbox.smtpUrl });
  await transport.sendMail({ from: 'office@example.test', to: 'psychologist@example.test', text: 'Text', ...mail });
  transport.close();
};

const messages = async (): Promise<Message[]> =>
  (await (await fetch(`${mailbox.url}/api/messages`)).json()) as Message[];

const open = async (path: string): Promise<string> => (await fetch(`${mailbox.url}${path}`)).text();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughcare mailbox '));
  mailbox = await start();
});

afterEach(async () => {
  await mailbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a mail is served with its parts, headers and calendar', async () => {
  await send({
    subject: 'Zusammenkunft für Sie',
    text: 'Please answer',
    html: '<p>Please answer</p>',
    headers: { 'Auto-Submitted': 'auto-generated' },
    messageId: '<stable@example.test>',
    icalEvent: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
  });
  const [message, ...others] = await messages();
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    to: ['psychologist@example.test'],
    from: 'office@example.test',
    subject: 'Zusammenkunft für Sie',
    text: expect.stringContaining('Please answer') as string,
    html: '<p>Please answer</p>',
    headers: { 'auto-submitted': 'auto-generated', 'message-id': '<stable@example.test>' },
  });
  const calendar = message?.attachments.find(({ contentType }) => contentType === 'text/calendar');
  expect(Buffer.from(calendar?.content ?? '', 'base64').toString()).toContain('BEGIN:VCALENDAR');
});

test('the newest mail comes first, and a restart keeps all of them until they are deleted', async () => {
  await send({ subject: 'first' });
  await send({ subject: 'second' });
  await mailbox.stop();
  mailbox = await start();
  expect((await messages()).map(({ subject }) => subject)).toEqual(['second', 'first']);
  expect((await fetch(`${mailbox.url}/api/messages`, { method: 'DELETE' })).status).toBe(204);
  await mailbox.stop();
  mailbox = await start();
  expect(await messages()).toEqual([]);
});

test.each([
  ['bounce-anna@example.test', 550],
  ['later@example.test', 451],
])('%s is refused with %d and nothing is kept', async (to, responseCode) => {
  await expect(send({ to })).rejects.toMatchObject({ responseCode });
  expect(await messages()).toEqual([]);
});

test('a client that is cut off in the middle of a mail harms nobody else', async () => {
  const { port } = new URL(mailbox.smtpUrl);
  const client = connect(Number(port), '127.0.0.1');
  for (const line of ['EHLO client.example', 'MAIL FROM:<office@example.test>']) {
    await once(client, 'data');
    client.write(`${line}\r\n`);
  }
  await once(client, 'data');
  client.resetAndDestroy();
  await send({ subject: 'of another' });
  expect((await messages()).map(({ subject }) => subject)).toEqual(['of another']);
});

test('markup in a mail stays text on the page, and its HTML part is framed', async () => {
  await send({ subject: '<script>alert(1)</script>', text: '<img src=x>', html: '<b title="x">bold</b>' });
  const [message] = await messages();
  const list = await open('/');
  expect(list).toContain('&lt;script>alert(1)');
  expect(list).not.toContain('<script');
  const page = await open(`/messages/${message?.id}`);
  expect(page).toContain('&lt;img src=x>');
  expect(page).toContain('sandbox="allow-popups');
  expect(page).not.toContain('<b title');
});

test('an unknown mail is not found', async () => {
  expect((await fetch(`${mailbox.url}/messages/none`)).status).toBe(404);
});

test('it does not answer under a foreign name', async () => {
  const status = await new Promise((resolve, reject) => {
    request(`${mailbox.url}/api/messages`, { headers: { host: 'attacker.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
  expect(status).toBe(421);
});
