import { z } from 'zod';
import type { CommandName, EventType } from '../../shared/domain/case';
import { nextDeadlines } from '../../shared/domain/case-rules';
import { areas, commandRows, followUpRows, requirementRows, taskRows } from '../../shared/domain/catalogue';
import { resources, type Language } from '../../shared/languages';
import { views } from '../../shared/policy/views';
import { version } from '../../package.json';
import { lives } from '../domain/builders/lives';
import { listLogs, readLog, recordedAs } from '../replay/logs/recorded';

const languages = Object.keys(resources) as readonly Language[];
const lived = lives(9, 77);
const recorded = recordedAs(version) ?? version;
const events = [
  ...lived.flatMap(({ file }) => file.log),
  ...listLogs(recorded).flatMap((name) => readLog(recorded, name).events),
];

const namesIn = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);

/** Every text below a node, by its path. */
function texts(node: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : texts(value as object, `${path}${key}.`),
  );
}

/** The names of all fields of a schema, and the codes of all its enumerations, at any depth. */
function partsOf(schema: z.ZodType): { readonly fields: ReadonlySet<string>; readonly codes: ReadonlySet<string> } {
  const fields = new Set<string>();
  const codes = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') Object.keys(value as object).forEach((name) => fields.add(name));
      if (key === 'enum') (value as readonly string[]).forEach((code) => codes.add(code));
      visit(value);
    }
  };
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return { fields, codes };
}

describe.each(languages)('the practice in %s', (language) => {
  const { practice } = resources[language];

  it('has texts without markup, none empty', () => {
    for (const [path, text] of texts(practice)) {
      expect([path, text]).toEqual([path, text.trim()]);
      expect([path, text]).toEqual([path, expect.stringMatching(/^[^<>&]+$/)]);
    }
  });

  it('gives each command a title of its own', () => {
    const titles = Object.values(practice.commands).map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('begins the sentence of each event otherwise, before its values', () => {
    const beginnings = Object.values(practice.events).map((sentence) => /^[^:(]*/.exec(sentence)![0].trim());
    expect(beginnings.filter((text) => text === '' || text.includes('{{'))).toEqual([]);
    expect(beginnings.filter((text, index) => beginnings.indexOf(text) !== index)).toEqual([]);
  });

  it('has words for every deadline of a life', () => {
    const whats = lived.flatMap(({ moments }) =>
      moments.flatMap(({ kase, facts }, index) =>
        index % 10 === 0 ? nextDeadlines(kase, facts).map(({ what }) => what) : [],
      ),
    );
    expect([...new Set(whats)].filter((what) => !Object.hasOwn(practice.deadlines, what))).toEqual([]);
    expect(whats.length).toBeGreaterThan(0);
  });

  it('has words for what requirements lack and for what follow-ups wait for', () => {
    const codes = [
      ...Object.keys(taskRows),
      ...Object.values(requirementRows).flatMap((row) => Object.keys(row.codes)),
      ...Object.values(followUpRows).flatMap(({ doneBy }) => (typeof doneBy === 'string' ? [doneBy] : [])),
    ];
    expect(codes.filter((code) => !Object.hasOwn(practice.missing, code))).toEqual([]);
  });

  it.each(Object.keys(commandRows) as readonly CommandName[])('has words for what %s asks for', (name) => {
    const { fields, codes } = partsOf(commandRows[name].body);
    expect([...fields].filter((field) => !Object.hasOwn(practice.fields, field))).toEqual([]);
    expect([...codes].filter((code) => !Object.hasOwn(practice.options, code))).toEqual([]);
  });

  it('says otherwise only fields that the command or the task has', () => {
    const details = Object.values(areas).flatMap((area) =>
      'answerDetails' in area ? [...partsOf(z.object(area.answerDetails)).fields] : [],
    );
    for (const [name, fields] of Object.entries(practice.fieldsOf)) {
      const row = Object.hasOwn(commandRows, name) ? commandRows[name as CommandName] : undefined;
      const known = row ? partsOf(row.body).fields : new Set(details);
      expect([name, Object.keys(fields).filter((field) => !known.has(field))]).toEqual([name, []]);
    }
  });

  it('names every view of the policy', () => {
    expect(Object.keys(practice.views).toSorted()).toEqual([...views].toSorted());
  });
});

describe('the sentence of an event', () => {
  const { events: sentences } = resources.en.practice;
  const named = (Object.keys(sentences) as readonly EventType[]).filter((type) => namesIn(sentences[type]).length > 0);

  it.each(named)('names only fields that are always in its data (%s)', (type) => {
    for (const event of events.filter((each) => each.type === type)) {
      const data = event.data as Readonly<Record<string, unknown>>;
      for (const name of namesIn(sentences[type])) {
        const value = data[name];
        const isValue = ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value);
        expect([name, value, isValue]).toEqual([name, value, true]);
      }
    }
  });

  it('is proven by lives in which nearly all of these events happen', () => {
    const happened = new Set(events.map(({ type }) => type));
    // No command brings about the first of these any more.
    expect(named.filter((type) => !happened.has(type))).toEqual(['releaseDateChanged']);
  });
});
