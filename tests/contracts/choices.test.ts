import { z } from 'zod';
import { commandBodies } from '../../shared/contracts/requests';
import { commandNames } from '../../shared/domain/case-rules';
import { reasonLists } from '../../shared/domain/catalogue';
import { sourceOf } from '../../shared/domain/contract/choices';
import { servedDocument } from './openapi/document';

interface Chosen {
  readonly at: string;
  readonly source: string | undefined;
}

/** Every string of a body that only certain characters may make up: an id or a code, and what it is chosen from. */
function chosenIn(schema: z.ZodType, at: string): readonly Chosen[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return chosenIn(schema.unwrap() as z.ZodType, at);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, each]) => chosenIn(each, `${at}.${key}`));
  if (schema instanceof z.ZodArray) return chosenIn(schema.element as z.ZodType, `${at}.*`);
  if (schema instanceof z.ZodDiscriminatedUnion)
    return schema.options.flatMap((each, index) => chosenIn(each as z.ZodType, `${at}.${index}`));
  if (schema instanceof z.ZodRecord)
    return [schema.keyType, schema.valueType].flatMap((each) => chosenIn(each as z.ZodType, `${at}.*`));
  const source = sourceOf(schema);
  const isChosen = source !== undefined || (schema instanceof z.ZodString && /^[A-Za-z0-9._:-]*$/.test(idOf(schema)));
  return isChosen ? [{ at, source }] : [];
}

/** A value that an id or a code may have, and no date and no free text has to; nothing where there is none. */
function idOf(schema: z.ZodString): string {
  const tried = ['some_code', '00000000-0000-4000-8000-000000000000'];
  const isText = schema.safeParse('Two words').success;
  return isText ? 'no id' : (tried.find((value) => schema.safeParse(value).success) ?? 'no id');
}

const chosen = commandNames.flatMap((name) => chosenIn(commandBodies[name], name));

describe('an id or a code of a command', () => {
  it('says what it is chosen from', () => {
    expect(chosen.length).toBeGreaterThan(60);
    expect(chosen.filter(({ source }) => source === undefined).map(({ at }) => at)).toEqual([]);
  });

  it('is found where it does not say so', () => {
    const silent = z.strictObject({ reasonCode: z.string().regex(/^[a-z_]+$/), note: z.string() });
    expect(chosenIn(silent, 'body')).toEqual([{ at: 'body.reasonCode', source: undefined }]);
  });

  it('names a list of reasons that there is', () => {
    const lists = chosen.flatMap(({ source }) => (source?.startsWith('reasons:') ? [source.slice(8)] : []));
    expect(lists.length).toBeGreaterThan(5);
    expect(lists.filter((list) => !Object.hasOwn(reasonLists, list))).toEqual([]);
  });

  it('says so to readers of the API', () => {
    const { paths } = servedDocument();
    expect(JSON.stringify(paths['/api/v1/cases/{caseId}/plan-session'])).toContain('"x-chooses":"tracks"');
    const told = new Set([...JSON.stringify(paths).matchAll(/"x-chooses":"([^"]+)"/g)].map((found) => found[1]));
    const named = new Set(chosen.map(({ source }) => source));
    expect(told).toEqual(named);
  });
});
