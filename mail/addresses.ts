import { PermanentMailError } from './errors';

// One mailbox, without anything that a header, an address list or an SMTP command could read as more.
const oneAddress = /^[^\s\p{C}@<>()[\],;:\\"]{1,64}@[^\s\p{C}@<>()[\],;:\\"]{1,253}$/u;
const oneMessageId = /^<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+>$/;

/**
 * The address, if it is exactly one bare mailbox without quoting (a strict part of RFC 5322, 3.4.1).
 * @throws PermanentMailError otherwise; the message does not repeat the address
 */
export function singleAddress(address: string, role: 'sender' | 'recipient'): string {
  if (!oneAddress.test(address)) throw new PermanentMailError(`the ${role} is not one plain mail address`);
  return address;
}

/**
 * The Message-ID, if it is one (RFC 5322, 3.6.4).
 * @throws PermanentMailError otherwise
 */
export function singleMessageId(messageId: string): string {
  if (!oneMessageId.test(messageId)) throw new PermanentMailError('the Message-ID is malformed');
  return messageId;
}

/** A header's text on one line: line ends and other controls become spaces. */
export function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
