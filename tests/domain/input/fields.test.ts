import { commandBodies } from '../../../shared/contracts/requests';
import type { Rejection } from '../../../shared/domain/kernel/types';
import { isDate, isInstant, leavesOf, wireOf, withLeaf } from '../../../stories/fields';
import type { Steering } from '../../../stories/act';
import { steering, usual } from '../../../stories/commands';
import type { CaseFile } from '../../../stories/drivers/kernel/case-file';
import { sampleOf } from '../builders/samples';

function tried(file: CaseFile, name: Steering, body: object): Rejection | null {
  const before = file.kase;
  const refusal = file.try(file.cast[usual(name).by], name, body as never);
  if (refusal) expect(file.kase).toBe(before);
  return refusal;
}

/** Paths that the schema rejects in a body. */
function wirePaths(name: Steering, body: object): readonly string[] {
  return (commandBodies[name].safeParse(wireOf(body)).error?.issues ?? []).map(({ path }) => path.join('.'));
}

const cases = steering.map((name) => ({ ...sampleOf(name), name }));
const fields = cases.flatMap(({ name, file, body }) => leavesOf(body).map((leaf) => ({ name, file, body, ...leaf })));
const isId = (path: string): boolean => /(Id|^attended\.\d+)$/.test(path);

describe('an id that exists nowhere', () => {
  const ids = fields.filter(({ path }) => isId(path) && !path.startsWith('instrument'));

  it.each(ids)('is refused, naming the field ($name: $path)', ({ name, file, body, path }) => {
    for (const strange of ['nobody', 'constructor', '__proto__', 'toString']) {
      const refusal = tried(file.copy(), name, withLeaf(body, path, strange));
      expect(refusal).toMatchObject({ path });
      expect(refusal?.code).toMatch(/^unknown_|^not_invited$|^milestone_not_reached$/);
    }
  });
});

describe('a code that is on no list', () => {
  const codes = fields.filter(
    ({ path, value }) => typeof value === 'string' && !isDate(value) && !isInstant(value) && !isId(path),
  );

  it.each(codes)('is refused on the wire or by the rules, naming the field ($name: $path)', (field) => {
    const { name, file, body, path } = field;
    for (const strange of ['no_such_code', 'constructor', 'tostring']) {
      const wrong = withLeaf(body, path, strange);
      const onWire = wirePaths(name, wrong);
      if (onWire.length > 0) expect(onWire).toEqual([path]);
      else expect(tried(file.copy(), name, wrong)).toMatchObject({ path });
    }
  });
});

describe('a body as the tests have it', () => {
  it.each(cases.filter(({ name }) => name !== 'correctEntry'))('passes the wire too ($name)', ({ name, body }) => {
    expect(wirePaths(name, body)).toEqual([]);
  });
});
