import { createInstance } from 'i18next';
import { ar } from './ar';
import { en } from './en';
import { fr } from './fr';
import type { TextKey, Texts } from './texts';

/** All languages with texts; the first is the fallback for readers of none of them. */
export const resources = { en, fr, ar } as const satisfies Record<string, Texts>;

export type Language = keyof typeof resources;

/** Script direction and date locale of each language. Western digits, as in calendars and references. */
const manners: Readonly<Record<Language, { readonly direction: 'ltr' | 'rtl'; readonly dates: string }>> = {
  en: { direction: 'ltr', dates: 'en-GB' },
  fr: { direction: 'ltr', dates: 'fr-FR' },
  ar: { direction: 'rtl', dates: 'ar-u-ca-gregory-nu-latn' },
};

/** Texts in one language for one reader. */
export interface Translator {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** A text with its values filled in. Nothing is escaped for HTML; the renderer does that. */
  readonly text: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
  /** A reason code in words; a programme's code without words here is made readable. */
  readonly reason: (code: string) => string;
  /** A date, `YYYY-MM-DD`, with its weekday. */
  readonly day: (date: string) => string;
  /** A moment with its weekday, in the reader's time zone, which is named. */
  readonly moment: (instant: string, timeZone: string) => string;
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
  const reasons: Readonly<Record<string, string>> = resources[language].reasons;
  return {
    language,
    direction,
    text: (key, values = {}) => translate(key, direction === 'rtl' ? isolated(values) : { ...values }),
    reason: (code) => (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? readable(code),
    day: (date) =>
      new Intl.DateTimeFormat(dates, {
        timeZone: 'UTC',
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }).format(new Date(`${date}T00:00:00Z`)),
    moment: (instant, timeZone) =>
      new Intl.DateTimeFormat(dates, {
        timeZone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZoneName: 'short',
      }).format(new Date(instant)),
  };
}

/** Keeps the direction of numbers, addresses and references inside right-to-left text (UAX 9, FSI and PDI). */
function isolated(values: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `\u2068${value}\u2069`]));
}

function readable(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
