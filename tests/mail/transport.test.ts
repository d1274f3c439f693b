import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { composeMail } from '../../mail/compose';
import { PermanentMailError, TransientMailError } from '../../mail/errors';
import { createTransport } from '../../mail/transport';
import type { MailTransport, OutgoingMail } from '../../mail/types';
import { invitation } from './mails';

interface Received {
  readonly recipients: readonly string[];
  readonly raw: string;
  readonly mail: ParsedMail;
}

describe('the transport, with a mail server', () => {
  const received: Received[] = [];
  let server: SMTPServer;
  let transport: MailTransport;

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo({ address }, _, done) {
        const code = { 'gone@agency.example': 550, 'full@agency.example': 452 }[address];
        done(code ? Object.assign(new Error(`<${address}> is not taken`), { responseCode: code }) : null);
      },
      onData(stream, { envelope }, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks);
          void simpleParser(raw).then((mail) => {
            received.push({ recipients: envelope.rcptTo.map(({ address }) => address), raw: raw.toString(), mail });
            done(null, `queued for <${envelope.rcptTo[0]!.address}>`);
          });
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    transport = createTransport(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  });
  beforeEach(() => void received.splice(0));
  afterAll(async () => {
    transport.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  const outgoing: OutgoingMail = {
    ...composeMail(invitation),
    from: 'post@programme.example',
    fromName: 'Bridges',
    to: 'specialist@agency.example',
    messageId: '<notification-1@programme.example>',
  };

  it('delivers text, HTML and calendar under the given Message-ID, as generated', async () => {
    const { response } = await transport.send(outgoing);
    // The server said `250 queued for <specialist@agency.example>`.
    expect(response).toBe('250');
    const [{ mail, recipients }] = received as [Received];
    expect(recipients).toEqual(['specialist@agency.example']);
    expect(mail.messageId).toBe('<notification-1@programme.example>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.text).toContain('https://programme.example/l/token');
    expect(mail.html).toContain('href="https://programme.example/l/token"');
    const calendars = mail.attachments.filter(({ contentType }) => /calendar|ics/.test(contentType));
    expect(calendars.map(({ content }) => content.toString()).join()).toContain('METHOD:REQUEST');
    expect(received[0]!.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8;[\s]+method=REQUEST/i);
  });

  it('keeps Arabic whole', async () => {
    await transport.send({ ...outgoing, ...composeMail({ ...invitation, language: 'ar' }) });
    expect(received[0]!.mail.subject).toContain('مطلوب جوابكم');
    expect(received[0]!.mail.text).toContain('أنتم مدعوون إلى موعد');
  });

  it('lets nobody add a header through a name or a subject', async () => {
    const forged = 'Bridges\r\nBcc: other@agency.example\r\n\r\n<p>forged</p>';
    await transport.send({ ...outgoing, subject: forged, fromName: forged });
    const [{ mail, recipients, raw }] = received as [Received];
    expect(recipients).toEqual(['specialist@agency.example']);
    expect(mail.bcc).toBeUndefined();
    expect(raw).not.toMatch(/^Bcc:/im);
  });

  it.each([
    'a@agency.example, b@agency.example',
    'a@agency.example\r\nBcc: b@agency.example',
    'a@agency.example\nRCPT TO:<b@agency.example>',
    'Name <a@agency.example>',
    'a@agency.example>',
    'group: a@agency.example;',
    'no-address',
    '',
  ])('sends nothing to %j', async (to) => {
    await expect(transport.send({ ...outgoing, to })).rejects.toThrow(PermanentMailError);
    expect(received).toEqual([]);
  });

  it.each(['notification-1', '<a@b>\r\nBcc: <c@d.example>', '<a b@c.example>'])(
    'refuses the Message-ID %j',
    async (messageId) => {
      await expect(transport.send({ ...outgoing, messageId })).rejects.toThrow(PermanentMailError);
    },
  );

  it('distinguishes a permanent from a temporary refusal of a recipient, without the address', async () => {
    const refused = transport.send({ ...outgoing, to: 'gone@agency.example' });
    await expect(refused).rejects.toThrow(PermanentMailError);
    await expect(refused).rejects.toThrow(/^550$/);
    await expect(transport.send({ ...outgoing, to: 'full@agency.example' })).rejects.toThrow(TransientMailError);
  });
});

it('takes a server that is away, or greets with a refusal, for something that passes', async () => {
  const grumpy = createServer((socket) => socket.end('554 no service here\r\n'));
  grumpy.listen(0, '127.0.0.1');
  await once(grumpy, 'listening');
  const { port } = grumpy.address() as AddressInfo;
  const outgoing = {
    ...composeMail(invitation),
    from: 'post@programme.example',
    fromName: 'Bridges',
    to: 'specialist@agency.example',
    messageId: '<notification-1@programme.example>',
  };
  const refusing = createTransport(`smtp://127.0.0.1:${port}`);
  await expect(refusing.send(outgoing)).rejects.toThrow(TransientMailError);
  refusing.close();
  await new Promise((resolve) => grumpy.close(resolve));
  const away = createTransport(`smtp://127.0.0.1:${port}`);
  await expect(away.send(outgoing)).rejects.toThrow(TransientMailError);
  away.close();
});
