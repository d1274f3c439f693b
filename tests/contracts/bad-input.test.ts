import { commandBodies } from '../../shared/contracts/requests';
import { isDate, isInstant, leavesOf, textsOf, wireOf, withLeaf } from '../../stories/fields';
import { samples } from '../domain/builders/samples';

/** A body of every command as it is sent; fields that the API fills in are listed separately. */
const bodies = samples()
  .filter(({ name }) => name !== 'openCase')
  .map(({ name, body }) => ({ name, domain: body, body: wireOf(body) as object }));
const texts = bodies.flatMap((of) => textsOf(of.domain).map((path) => ({ ...of, path })));
const leaves = bodies.flatMap((of) => leavesOf(of.domain).map((leaf) => ({ ...of, ...leaf })));

const refusedAt = (name: keyof typeof commandBodies, body: object): readonly string[] =>
  (commandBodies[name].safeParse(body).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('a text', () => {
  it.each(texts)('is not blank where it is there ($name: $path)', ({ name, body, path }) => {
    for (const blank of ['', '   ', '\n\t ', '\u00a0\u2003', '\u0000'])
      expect(refusedAt(name, withLeaf(body, path, blank))).toContain(path);
  });
});

describe('an id or a code', () => {
  const words = leaves.filter(({ value }) => typeof value === 'string' && !isDate(value) && !isInstant(value));

  it.each(words)('is not blank, nor anything but an id or a code ($name: $path)', ({ name, body, path }) => {
    for (const wrong of ['', ' ', 'two words', '<b>', 7, null, {}])
      expect(refusedAt(name, withLeaf(body, path, wrong))).toEqual([path]);
  });
});

describe('a date', () => {
  const dates = leaves.filter(({ value }) => isDate(value));

  it.each(dates)('exists: 29 February of 2028 does, and of 2027 does not ($name: $path)', ({ name, body, path }) => {
    expect(refusedAt(name, withLeaf(body, path, '2028-02-29'))).not.toContain(path);
    for (const impossible of ['2027-02-29', '2100-02-29', '2031-04-31', '2031-13-01', '0031-01-01', '31.12.2031', ''])
      expect(refusedAt(name, withLeaf(body, path, impossible))).toEqual([path]);
  });

  const instants = leaves.filter(({ value }) => isInstant(value));

  it.each(instants)('and so does the day of an instant ($name: $path)', ({ name, body, path }) => {
    expect(refusedAt(name, withLeaf(body, path, '2028-02-29T09:00:00+01:00'))).not.toContain(path);
    for (const impossible of ['2027-02-29T09:00:00Z', '2031-06-01T25:00:00Z', '2031-06-01T09:00:00', '2031-06-01', ''])
      expect(refusedAt(name, withLeaf(body, path, impossible))).toEqual([path]);
  });
});

describe('a body', () => {
  it.each(bodies)('holds nothing that it does not name ($name)', ({ name, body }) => {
    expect(refusedAt(name, { ...body, phase: 'closed' })).toContain('');
    expect(refusedAt(name, { ...body, occurredAt: 'yesterday' })).toContain('occurredAt');
  });
});
