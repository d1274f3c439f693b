import { join } from 'node:path';
import { translatorsWith, type TranslatorFor } from '../../shared/languages';
import { readWords } from '../../shared/programme/loader';

const folder = join(__dirname, '../../programmes');

/** The words of the shipped programmes. */
export const shippedWords = () => readWords(folder);

/** Translators that know them. */
export async function shippedTranslators(): Promise<TranslatorFor> {
  return translatorsWith(await shippedWords());
}
