import { createTransport as createNodemailer } from 'nodemailer';
import { oneLine, singleAddress, singleMessageId } from './addresses';
import { PermanentMailError, TransientMailError } from './errors';
import type { MailTransport, OutgoingMail } from './types';

const seconds = 1_000;

/**
 * Pooled connections to the mail server. An attempt ends within half a minute whatever the server does, so that a lease
 * on a notification outlasts it.
 * @param smtpUrl such as `smtp://user:password@host:587?requireTLS=true` or `smtps://host`
 */
export function createTransport(smtpUrl: string): MailTransport {
  const pool = createNodemailer({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    maxMessages: 100,
    dnsTimeout: 5 * seconds,
    connectionTimeout: 5 * seconds,
    greetingTimeout: 5 * seconds,
    socketTimeout: 10 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      const message = messageOf(mail);
      try {
        const { response } = await pool.sendMail(message);
        return { response: codesOf(response) };
      } catch (error) {
        throw mailError(error);
      }
    },
    close: () => pool.close(),
  };
}

/**
 * Checks that the mail server greets, and encrypts where it must, without signing in.
 * @throws if it does not, after at most two seconds for each step
 */
export async function checkMailServer(smtpUrl: string): Promise<void> {
  const url = new URL(smtpUrl);
  url.username = url.password = '';
  const patience = 2 * seconds;
  const look = createNodemailer({
    url: url.href,
    dnsTimeout: patience,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
  await look.verify().finally(() => look.close());
}

function messageOf(mail: OutgoingMail) {
  const from = singleAddress(mail.from, 'sender');
  const to = singleAddress(mail.to, 'recipient');
  return {
    envelope: { from, to: [to] },
    from: { name: oneLine(mail.fromName), address: from },
    to: { name: '', address: to },
    messageId: singleMessageId(mail.messageId),
    subject: oneLine(mail.subject),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: mail.text,
    html: mail.html,
    ...(mail.calendar && { icalEvent: { ...mail.calendar, filename: 'appointment.ics' } }),
  };
}

/** Only the server's reply to this mail is final; a refused login or greeting is a configuration fault. */
function mailError(error: unknown): PermanentMailError | TransientMailError {
  const { code, responseCode, response, message } = error as Error & MailServerError;
  const says = response === undefined ? (code ?? 'unknown') : codesOf(response);
  const aboutTheMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const final = responseCode !== undefined && responseCode >= 500 && responseCode < 600;
  if (aboutTheMail && final) return new PermanentMailError(says);
  return new TransientMailError(says, responseCode === undefined && !aboutTheMail && !neverBegan.test(message));
}

interface MailServerError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** Errors of the library without a connection or a greeting. After any other silence the outcome is unknown. */
const neverBegan = /^(connect |getaddrinfo|query[A-Z]|Connection timeout|Greeting never received)/;

/**
 * Only the code and enhanced status of a server's reply (RFC 5321, 4.2; RFC 3463). Servers repeat addresses and names
 * in their texts, and the ledger and the logs hold none.
 */
function codesOf(response: string): string {
  return /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3}(?!\S))?/.exec(response)?.[0].replace('-', ' ') ?? 'unknown';
}
