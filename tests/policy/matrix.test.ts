import { commandNames } from '../../shared/domain/case-rules';
import type { Actor } from '../../shared/domain/kernel/types';
import { type Compartment, compartments } from '../../shared/domain/compartments';
import { caseFunctions } from '../../shared/domain/vocabulary';
import { compartmentOfCommand } from '../../shared/policy/where-it-lies';
import { commandGrants } from '../../shared/policy/who-may-act';
import { sees } from './sees';
import { columnOfFunction, columnOfRole, matrix, viewers, type Viewer } from '../../shared/policy/matrix';
import { wordOf } from '../../shared/policy/views';
import type { Standing } from '../../shared/policy/who-may-know';

/** domain.md, "Who sees what", verbatim; S sees, W writes, M sees only that it exists, - nothing. */
const domain = `
| compartment | coordinator | facility mgr | psychologist | scholar, teacher, former, community, family | victims' advocate | police | probation, aftercare | programme mgr | auditor, DPO |
| identity, phase, dates | SW | S | S | own task, alias | status only | S | S | pseudonym | M |
| assessment | S | summary | SW | - (teacher: learning needs) | - | summary | S | aggregate | M |
| therapeutic notes | M | - | SW own | - | - | - | - | - | M |
| session outcome | S | S | S | own | own | concern | S | aggregate | M |
| incidents | SW | SW | S | where needed | - | SW | S | aggregate | M |
| sealed intelligence | M | cleared | - | - | - | custodian SW | cleared | - | M |
| victims | M | - | - | - | SW | cleared | exclusion zones | - | M |
| protection, addresses | M | where needed | - | - | - | SW | where needed | - | M |
| incentives | SW | SW | S | teacher: S | - | M | S | aggregate | M |
`;

const [, ...rows] = domain
  .trim()
  .split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** The row of a compartment; the cells that name teacher and custodian become columns of their own. */
function cellsOf(row: readonly string[]): Readonly<Record<Viewer, string>> {
  const [, coordinator, facility, psychologist, partners, advocate, police, probation, manager, auditor] =
    row as string[];
  const teacher = /teacher: ([\w ]+)/.exec(partners!);
  const partner = partners!.replace(/\(?teacher: [\w ]+\)?/, '').trim() || '-';
  const isCustodians = police!.startsWith('custodian ');
  return {
    coordinator: coordinator!,
    facility_manager: facility!,
    psychologist: psychologist!,
    partner,
    teacher: teacher?.[1] ?? partner,
    advocate: advocate!,
    probation: probation!,
    manager: manager!,
    // Others see only that the custodian has a sealed entry, and who the custodian is.
    police: isCustodians ? 'M' : police!,
    custodian: police!.replace('custodian ', ''),
    auditor: auditor!,
  };
}

describe('the table', () => {
  const cells = rows.flatMap((row, index) =>
    viewers.map((viewer) => [compartments[index]!, viewer, cellsOf(row)[viewer]] as const),
  );

  it('has a row for every compartment', () => {
    expect(rows.map(([name]) => name!.split(/[ ,]/).find((word) => word !== 'sealed'))).toEqual(
      compartments.map((name) => (name === 'sessions' ? 'session' : name)),
    );
    expect(cells).toHaveLength(99);
  });

  it.each(cells)('says of %s to the %s: %s', (compartment, viewer, cell) => {
    expect(matrix[compartment][viewer]).toBe(cell);
  });
});

const nobody: Actor = { personId: 'p', agencyId: 'agency', roles: [], disciplines: [], knownBy: 'sign_in' };
const holding = (held: (typeof caseFunctions)[number], cleared: readonly Compartment[] = []): Standing => ({
  functions: [held],
  isMember: true,
  coordinatingAgencyId: 'other',
  clearances: cleared.map((compartment) => ({ compartment })),
});

describe('a clearance', () => {
  it.each([
    ['facility_manager', 'intelligence'],
    ['facility_manager', 'protection'],
    ['supervising_officer', 'intelligence'],
    ['supervising_officer', 'protection'],
    ['police_lead', 'victims'],
    ['custodian', 'victims'],
  ] as const)('opens to the %s what a column may be cleared for: %s', (held, compartment) => {
    expect(sees(nobody, holding(held), compartment)).toBe('exists');
    expect(sees(nobody, holding(held, [compartment]), compartment)).toBe('full');
  });

  it('opens what the table promises, and nothing else', () => {
    for (const held of caseFunctions)
      for (const compartment of compartments) {
        const cell = matrix[compartment][columnOfFunction[held]];
        const others = compartments.filter((each) => each !== compartment);
        expect(sees(nobody, holding(held, others), compartment)).toBe(wordOf(cell).see);
        if (!('cleared' in wordOf(cell)))
          expect(sees(nobody, holding(held, [...compartments]), compartment)).toBe(wordOf(cell).see);
      }
  });

  it('is nobody’s until it is granted', () => {
    const { clearances: _none, ...standing } = holding('facility_manager');
    expect(sees(nobody, standing, 'intelligence')).toBe('exists');
  });
});

describe('who writes', () => {
  it('is who the table says, by function', () => {
    const writers = (compartment: Compartment) =>
      caseFunctions.filter((held) => wordOf(matrix[compartment][columnOfFunction[held]]).write === true);
    expect(writers('therapeutic')).toEqual(['assessor', 'reviewer', 'health_lead']);
    expect(writers('intelligence')).toEqual(['custodian']);
    expect(writers('victims')).toEqual(['advocate']);
    expect(writers('sessions')).toEqual([]);
  });

  it('gives no command beyond it without a stated reason, and states none without need', () => {
    for (const name of commandNames) {
      if (name === 'answerTask' || name === 'correctEntry') continue;
      const { functions = [], roles = [], although } = commandGrants[name];
      const columns = [
        ...functions.map((held) => columnOfFunction[held]),
        ...roles.flatMap((role) => columnOfRole[role]?.column ?? []),
      ];
      const cells = columns.map((column) => matrix[compartmentOfCommand(name)][column]);
      const isWithin = cells.length > 0 && cells.every((cell) => wordOf(cell).write === true);
      expect({ name, isWithin }).toEqual({ name, isWithin: although === undefined });
    }
  });
});
