import type { AddressObject, ParsedMail } from 'mailparser';

/** A mail as the mailbox stores and serves it. */
export interface Message {
  readonly id: string;
  readonly receivedAt: string;
  /** Recipients of the envelope, whatever the header says. */
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Empty if the mail has no HTML part. */
  readonly html: string;
  /** By lower-case name, unfolded; the first of several with one name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly Attachment[];
}

/** Includes calendar parts. */
interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  /** Base64. */
  readonly content: string;
}

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

export function toMessage(id: string, receivedAt: string, envelope: Envelope, mail: ParsedMail): Message {
  return {
    id,
    receivedAt,
    to: envelope.to,
    from: addressOf(mail.from) ?? envelope.from,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    headers: headersOf(mail),
    attachments: mail.attachments.map(({ filename, contentType, size, content }) => ({
      filename: filename ?? '',
      contentType,
      size,
      content: content.toString('base64'),
    })),
  };
}

function addressOf(from: AddressObject | undefined): string | undefined {
  return from?.value[0]?.address;
}

function headersOf(mail: ParsedMail): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, line } of mail.headerLines) {
    headers[key] ??= line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim();
  }
  return headers;
}
