import { sql } from 'kysely';
import { people as directory } from '../../local/people';
import { commandPath, paths, urlOf } from '../../api/paths';
import { conditionRows } from '../../shared/domain/catalogue';
import type { NamedPeople } from '../../api/cases/names';
import { overhear, type Statements } from './support/asking';
import { startApi, type TestApi } from './support/api';
import { caseInProgramme } from './support/story';

let api: TestApi;
let caseId: string;
let statements: Statements;
beforeAll(async () => {
  api = await startApi();
  caseId = await caseInProgramme(api);
  statements = overhear();
});
afterAll(async () => {
  statements.stop();
  await api.stop();
});

const caseOf = async (who: string) => (await api.get(who, urlOf(paths.case, { caseId })).expect(200)).body;
const ids = directory.map(({ key }) => key);

/** Fields whose codes may read like the id of a person of the made-up directory. */
const codes = ['background', 'discipline', 'disciplines', 'code', 'view', 'name'];

/** The ids of people in an answer, but for those of fields that hold codes. */
function idsIn(value: unknown, field = ''): readonly string[] {
  if (typeof value === 'string') return ids.includes(value) && !codes.includes(field) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => idsIn(each, Array.isArray(value) ? field : name));
}

describe('the people of a case', () => {
  it.each(['coordinator', 'chair', 'psychologist', 'psychologist2', 'scholar', 'health', 'dutyOfficer'])(
    'are named to the %s, as far as the case shows their ids, and nobody else is',
    async (who) => {
      const { people, commands: _commands, ...shown } = await caseOf(who);
      expect(Object.keys(people as NamedPeople).sort()).toEqual([...new Set(idsIn(shown))].sort());
      for (const [personId, { name, agencyId, disciplines }] of Object.entries(people as NamedPeople)) {
        const row = directory.find(({ key }) => key === personId);
        expect([name, agencyId, disciplines]).toEqual([
          `${row?.givenName} ${row?.familyName}`,
          row?.agency,
          row?.disciplines,
        ]);
      }
    },
  );

  it('are themselves alone for somebody who sees their own task, and nobody to whom names are not shown', async () => {
    expect((await caseOf('scholar')).people).toEqual({
      scholar: { name: 'يوسف الخطيب', agencyId: 'second-path', disciplines: ['scholar'] },
    });
    expect((await caseOf('auditor')).people).toEqual({});
    expect(Object.keys((await caseOf('manager')).people)).toContain('chair');
  });

  it('are named in the timeline and in tasks as well', async () => {
    const { items } = (await api.get('psychologist', urlOf(paths.caseEvents, { caseId })).expect(200)).body;
    for (const { by } of items.filter((entry: { by: unknown }) => entry.by !== null))
      expect(by).toEqual({ personId: expect.any(String), name: expect.any(String) });
    const { body } = await api.get('chair', `${urlOf(paths.tasks)}?caseId=${caseId}&limit=200`).expect(200);
    expect(body.items.length).toBeGreaterThan(0);
    for (const task of body.items) expect(task).toHaveProperty('assigneeName');
  });
});

describe('the commands of a case', () => {
  const commandsOf = async (who: string): Promise<Record<string, string | true>> =>
    Object.fromEntries(
      (await caseOf(who)).commands.map(({ name, possible, why }: { name: string; possible: boolean; why?: string }) => [
        name,
        possible || why,
      ]),
    );

  it('are possible, or not for a reason that trying them gives as well', async () => {
    const commands = await commandsOf('coordinator');
    expect(commands).toMatchObject({ planSession: true, acceptReferral: 'not_allowed_in_phase' });
    expect(Object.keys(commands)).not.toContain('answerTask');
    const path = urlOf(commandPath('acceptReferral'), { caseId });
    const reasons = {
      criteria: ['in_custody'],
      duplicateChecked: true,
      conflictOfInterestChecked: true,
      reasons: 'Met.',
    };
    expect((await api.post('coordinator', path, reasons)).body.code).toBe(commands['acceptReferral']);
    for (const name of Object.keys(commands)) expect(conditionRows).toHaveProperty(name);
  });

  it('are none for somebody who may give none', async () => {
    for (const who of ['manager', 'auditor', 'scholar']) expect(await commandsOf(who)).toEqual({});
  });
});

test('a case is shown by seven statements at most, and a task of it by nine', async () => {
  const [task] = (await api.get('coordinator', `${urlOf(paths.tasks)}?kind=plan_approval`).expect(200)).body.items;
  for (const who of ['coordinator', 'chair', 'psychologist', 'scholar']) {
    await caseOf(who); // who asks first pays for what is remembered afterwards
    statements.take();
    await caseOf(who);
    expect({ who, most: Math.max(7, statements.take().length) }).toEqual({ who, most: 7 });
  }
  for (const who of ['coordinator', 'chair']) {
    statements.take();
    await api.get(who, urlOf(paths.task, { taskId: task.taskId })).expect(200);
    expect({ who, most: Math.max(9, statements.take().length) }).toEqual({ who, most: 9 });
  }
});

describe('the last time that somebody opened a case', () => {
  const seenBefore = async (who: string, at: string): Promise<unknown> =>
    (await api.get(who, `${urlOf(paths.case, { caseId })}?seenBefore=${at}`).expect(200)).body.seenAt;

  it('is theirs alone, of an opening and of no list, and only told where it is asked for', async () => {
    const { rows } = await sql<{ at: string }>`
      select at from reads where case_id = ${caseId} and actor_id = 'dutyOfficer' and operation = 'getCase'
      order by at limit 1`.execute(api.db);
    const before = rows[0]!.at;
    await api.get('dutyOfficer', urlOf(paths.cases)).expect(200);
    expect(await seenBefore('dutyOfficer', '2190-01-01T00:00:00Z')).not.toBeNull();
    expect(await seenBefore('dutyOfficer', before)).toBeNull();
    expect(await caseOf('dutyOfficer')).not.toHaveProperty('seenAt');
    expect((await api.get('dutyOfficer', `${urlOf(paths.case, { caseId })}?seenBefore=yesterday`)).status).toBe(400);
  });
});
