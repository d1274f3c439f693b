import { createInstance } from 'i18next';
import { ar } from './ar';
import { en } from './en';
import { fr } from './fr';
import { formatsOf, type Formats } from './formats';
import { lookupsOf, readable, type Lookups, type Values } from './practice/lookups';
import type { PracticeTexts } from './practice/words';
import type { TextKey, Texts } from './texts';

/** All languages with texts; the first is the fallback for readers of none of them. */
export const resources = { en, fr, ar } as const satisfies Record<string, Texts>;

export type Language = keyof typeof resources;

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
  /** A code of a programme in words; one without words here is made readable. */
  readonly reason: (code: string) => string;
  /** The same for a code with a title in the definition, which stands where this language has no words for the code. */
  readonly titled: (code: string, title: string) => string;
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

const translators = new Map<Language, Translator>();

/**
 * The translator for a reader's language: `fr` for `fr-CA`, English where there are no texts.
 * @param tag BCP 47, from the directory
 */
export function translatorFor(tag: string): Translator {
  const language = spoken(tag) ?? 'en';
  let translator = translators.get(language);
  if (!translator) {
    translator = createTranslator(language);
    translators.set(language, translator);
  }
  return translator;
}

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

function createTranslator(language: Language): Translator {
  const { direction, dates } = manners[language];
  const translate = i18n.getFixedT(language);
  const { reasons, practice }: Texts = resources[language];
  const wordOf = (code: string): string | undefined => (Object.hasOwn(reasons, code) ? reasons[code] : undefined);
  const isolate = direction === 'rtl' ? isolated : String;
  const fill = (key: string, values: Values): string =>
    translate(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)])));
  return {
    language,
    direction,
    practice,
    text: (key, values = {}) => fill(key, values),
    reason: (code) => wordOf(code) ?? readable(code),
    titled: (code, title) => wordOf(code) ?? title,
    ...formatsOf(dates, isolate),
    ...lookupsOf(practice, fill),
  };
}

/** Keeps the direction of numbers, addresses and references inside right-to-left text (UAX 9, FSI and PDI). */
function isolated(value: string | number): string {
  return `\u2068${value}\u2069`;
}
