import { createInstance } from 'i18next';
import { ar } from './ar';
import { en } from './en';
import { fr } from './fr';
import { formatsOf, type Formats } from './formats';
import { lookupsOf, type Lookups, type Values } from './practice/lookups';
import type { PracticeTexts } from './practice/words';
import { noWords, titleOf, wordOf, type ProgrammeWords } from './programme-words';
import type { TextKey, Texts } from './texts';

/** All languages with texts; the first is the fallback for readers of none of them. */
export const resources = { en, fr, ar } as const satisfies Record<string, Texts>;

export type Language = keyof typeof resources;

export const languages = Object.keys(resources) as readonly Language[];

/** Each language by the name that its readers give it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', ar: 'العربية' };

/** Script direction and date locale of each language. Western digits, as in calendars and references. */
const manners: Readonly<Record<Language, { readonly direction: 'ltr' | 'rtl'; readonly dates: string }>> = {
  en: { direction: 'ltr', dates: 'en-GB' },
  fr: { direction: 'ltr', dates: 'fr-FR' },
  ar: { direction: 'rtl', dates: 'ar-u-ca-gregory-nu-latn' },
};

/** Texts in one language for one reader. */
export interface Translator extends Formats, Lookups {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** A text with its values filled in. Nothing is escaped for HTML; the renderer does that. */
  readonly text: (key: TextKey, values?: Values) => string;
  /** A code of a programme in its words; one without words is made readable. */
  readonly reason: (code: string) => string;
  /** The same for a code with a title in the definition, which stands where this language has no words for the code. */
  readonly titled: (code: string, title: string) => string;
  /** The title of a programme; that of its definition where this language has none. */
  readonly programmeTitle: (programmeId: string, title: string) => string;
  /** The words of the practice, by code. */
  readonly practice: PracticeTexts;
}

const i18n = createInstance();
void i18n.init({
  resources: Object.fromEntries(
    Object.entries(resources).map(([language, texts]) => [language, { translation: texts }]),
  ),
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
  initAsync: false,
});

/**
 * The translator for a reader's language: `fr` for `fr-CA`, English where there are no texts.
 * @param tag BCP 47, from the directory
 * @param programmeId of the programme whose words come first
 */
export type TranslatorFor = (tag: string, programmeId?: string) => Translator;

/** Translators that also know the words of programmes. */
export function translatorsWith(words: ProgrammeWords): TranslatorFor {
  const made = new Map<string, Translator>();
  return (tag, programmeId) => {
    const language = spoken(tag) ?? 'en';
    const key = `${language} ${programmeId ?? ''}`;
    const translator = made.get(key) ?? createTranslator(language, words, programmeId);
    made.set(key, translator);
    return translator;
  };
}

/** For texts without codes of programmes. */
export const translatorFor = translatorsWith(noWords);

/** The first language of an `Accept-Language` header that has texts; English otherwise. */
export function negotiateLanguage(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').slice(0, 200).split(',');
  for (const wish of wishes) {
    const language = spoken(wish.split(';')[0]?.trim() ?? '');
    if (language) return language;
  }
  return 'en';
}

function spoken(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(resources, primary) ? (primary as Language) : undefined;
}

function createTranslator(language: Language, words: ProgrammeWords, programmeId: string | undefined): Translator {
  const { direction, dates } = manners[language];
  const translate = i18n.getFixedT(language);
  const { practice }: Texts = resources[language];
  const ofProgramme = (code: string): string | undefined => wordOf(words, code, { language, programmeId });
  const isolate = direction === 'rtl' ? isolated : String;
  const fill = (key: string, values: Values): string =>
    translate(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)])));
  const lookups = lookupsOf(practice, fill, ofProgramme);
  return {
    language,
    direction,
    practice,
    text: (key, values = {}) => fill(key, values),
    reason: (code) => ofProgramme(code) ?? lookups.option(code),
    titled: (code, title) => ofProgramme(code) ?? title,
    programmeTitle: (id, title) => titleOf(words, id, language) ?? title,
    ...formatsOf(dates, isolate),
    ...lookups,
  };
}

/** Keeps the direction of numbers, addresses and references inside right-to-left text (UAX 9, FSI and PDI). */
function isolated(value: string | number): string {
  return `\u2068${value}\u2069`;
}
