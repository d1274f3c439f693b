import { negotiateLanguage, resources, translatorFor, type Language } from '../../shared/languages';

/** Every text by its path. */
function texts(node: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : texts(value as object, `${path}${key}.`),
  );
}

const placeholders = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

/** Words that another language shares with English. */
const shared = {
  fr: [
    'Action',
    'Alias',
    'Code',
    'Contact',
    'Contacts',
    'Corrections',
    'Date',
    'Dates',
    'Discipline',
    'Incident',
    'Incidents',
    'Message',
    'Minutes',
    'Module',
    'Modules',
    'Observations',
    'Participation',
    'Phase',
    'Plan',
    'Police',
    'Probation',
    'Programme',
    'Protection',
    'Source',
    'Sources',
    'Suspension',
    'Type',
    'Version',
    'Version {{version}}',
    '{{count}} minutes',
    '{{minutes}} min',
    '{{time}} (UTC{{offset}})',
    '{{type}}, {{when}}',
  ],
  ar: ['{{field}}: {{error}}', '{{name}}: {{number}}', '{{time}} (UTC{{offset}})', '{{what}}: {{value}}'],
} as const satisfies Record<string, readonly string[]>;

/** Each language says some options otherwise in one field, where its grammar needs it. */
const isOfOneLanguage = (key: string): boolean => key.startsWith('practice.optionsOf.');

describe.each(['fr', 'ar'] as const)('the texts in %s', (language) => {
  const everywhere = (of: Language) => new Map(texts(resources[of]).filter(([key]) => !isOfOneLanguage(key)));
  const english = everywhere('en');
  const translated = everywhere(language);

  it('are as many as in English, none empty', () => {
    expect([...translated.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    for (const text of translated.values()) expect(text.trim()).not.toBe('');
  });

  it('have the same values to fill in', () => {
    for (const [key, text] of english)
      expect([key, placeholders(translated.get(key)!)]).toEqual([key, placeholders(text)]);
  });

  it('are translated, save words that both languages share', () => {
    const same = [...english].filter(([key, text]) => translated.get(key) === text).map(([, text]) => text);
    expect([...new Set(same)].toSorted()).toEqual([...shared[language]].toSorted());
  });
});

describe('a translator', () => {
  it('speaks the language of a regional tag, and English where there are no texts', () => {
    expect(translatorFor('fr-CA').language).toBe('fr');
    expect(translatorFor('AR').direction).toBe('rtl');
    expect(translatorFor('de').language).toBe('en');
    expect(translatorFor('__proto__').language).toBe('en');
  });

  it('fills values in as they are: a value is no template', () => {
    const said = translatorFor('en').text('mail.contact', { contact: '$t(mail.greeting) {{contact}} <b>' });
    expect(said).toContain('$t(mail.greeting) {{contact}} <b>');
  });
});

describe('the language of a stranger', () => {
  it.each([
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['de-DE, ar;q=0.5', 'ar'],
    ['de', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    [','.repeat(100_000), 'en'],
  ])('%j is %s', (header, expected) => {
    expect(negotiateLanguage(header)).toBe(expected);
  });
});
