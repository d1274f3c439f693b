import type { Translator } from '../../../../shared/languages';
import { codeInWords } from '../../say';

/** A thing and what is said of it, with the colon of the language. */
export function pair({ text }: Translator, what: string, value: string): string {
  return text('sections.common.pair', { what, value });
}

/** Words with the reason that was given, where there is one. */
export function withReason(translator: Translator, words: string, reasonCode: string | undefined): string {
  return reasonCode === undefined ? words : pair(translator, words, codeInWords(translator, reasonCode));
}
