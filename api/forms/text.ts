/**
 * Text as it is recorded. Browsers send line ends as CRLF. Controls and lone surrogates carry no meaning, and the
 * database rejects some of them.
 */
export function cleaned(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, '')
    .trim();
}
