import { type Compartment, compartments } from '../../shared/domain/compartments';
import type { Actor } from '../../shared/domain/kernel/types';
import type { AccountRole, CaseFunction, Discipline } from '../../shared/domain/vocabulary';
import { sees } from './sees';
import type { View } from '../../shared/policy/views';

const nobody: Actor = { personId: 'p', agencyId: 'agency', roles: [], disciplines: [], knownBy: 'sign_in' };

const holding = (held: CaseFunction) => (compartment: Compartment) =>
  sees(nobody, { functions: [held], isMember: true, coordinatingAgencyId: 'other' }, compartment);
const asked = (discipline: Discipline) => (compartment: Compartment) =>
  sees(
    { ...nobody, disciplines: [discipline] },
    { functions: [], isMember: true, coordinatingAgencyId: 'other' },
    compartment,
  );
const inRole = (role: AccountRole) => (compartment: Compartment) =>
  sees({ ...nobody, roles: [role] }, { functions: [], isMember: false, coordinatingAgencyId: 'agency' }, compartment);

/** The columns of domain.md, "Who sees what", each with its people. */
const columns: Readonly<Record<string, readonly ((compartment: Compartment) => View)[]>> = {
  coordinator: [holding('lead_coordinator'), inRole('coordinator')],
  facility: [holding('facility_manager')],
  psychologist: [asked('psychologist'), holding('assessor'), holding('reviewer')],
  partner: [asked('scholar'), asked('former_extremist'), asked('community_member'), asked('family_liaison')],
  teacher: [asked('teacher')],
  advocate: [holding('advocate'), asked('victims_advocate')],
  police: [holding('police_lead'), asked('police')],
  custodian: [holding('custodian')],
  probation: [holding('supervising_officer'), holding('probation_lead'), holding('aftercare_lead')],
  manager: [inRole('manager')],
  auditor: [inRole('auditor'), inRole('data_protection_officer')],
};

/**
 * The table of domain.md, cell by cell: S is full, M is exists, a dash is none. Where clearance or need is a condition,
 * the cell is exists.
 */
const table: Readonly<Record<Compartment, Readonly<Record<keyof typeof columns, View>>>> = {
  identity: {
    coordinator: 'full',
    facility: 'full',
    psychologist: 'full',
    partner: 'alias',
    teacher: 'alias',
    advocate: 'status',
    police: 'full',
    custodian: 'full',
    probation: 'full',
    manager: 'pseudonym',
    auditor: 'exists',
  },
  assessment: {
    coordinator: 'full',
    facility: 'summary',
    psychologist: 'full',
    partner: 'none',
    teacher: 'none',
    advocate: 'none',
    police: 'summary',
    custodian: 'summary',
    probation: 'full',
    manager: 'aggregate',
    auditor: 'exists',
  },
  therapeutic: {
    coordinator: 'exists',
    facility: 'none',
    psychologist: 'own',
    partner: 'none',
    teacher: 'none',
    advocate: 'none',
    police: 'none',
    custodian: 'none',
    probation: 'none',
    manager: 'none',
    auditor: 'exists',
  },
  sessions: {
    coordinator: 'full',
    facility: 'full',
    psychologist: 'full',
    partner: 'own',
    teacher: 'own',
    advocate: 'own',
    police: 'concern',
    custodian: 'concern',
    probation: 'full',
    manager: 'aggregate',
    auditor: 'exists',
  },
  incidents: {
    coordinator: 'full',
    facility: 'full',
    psychologist: 'full',
    partner: 'exists',
    teacher: 'exists',
    advocate: 'none',
    police: 'full',
    custodian: 'full',
    probation: 'full',
    manager: 'aggregate',
    auditor: 'exists',
  },
  intelligence: {
    coordinator: 'exists',
    facility: 'exists',
    psychologist: 'none',
    partner: 'none',
    teacher: 'none',
    advocate: 'none',
    police: 'exists',
    custodian: 'full',
    probation: 'exists',
    manager: 'none',
    auditor: 'exists',
  },
  victims: {
    coordinator: 'exists',
    facility: 'none',
    psychologist: 'none',
    partner: 'none',
    teacher: 'none',
    advocate: 'full',
    police: 'exists',
    custodian: 'exists',
    probation: 'exists',
    manager: 'none',
    auditor: 'exists',
  },
  protection: {
    coordinator: 'exists',
    facility: 'exists',
    psychologist: 'none',
    partner: 'none',
    teacher: 'none',
    advocate: 'none',
    police: 'full',
    custodian: 'full',
    probation: 'exists',
    manager: 'none',
    auditor: 'exists',
  },
  incentives: {
    coordinator: 'full',
    facility: 'full',
    psychologist: 'full',
    partner: 'none',
    teacher: 'full',
    advocate: 'none',
    police: 'exists',
    custodian: 'exists',
    probation: 'full',
    manager: 'aggregate',
    auditor: 'exists',
  },
};

describe.each(compartments)('who sees %s', (compartment) => {
  it.each(Object.keys(columns))('%s', (column) => {
    const views = columns[column]!.map((view) => view(compartment));
    expect(views).toEqual(views.map(() => table[compartment][column]));
  });
});

describe('somebody without a standing to a case', () => {
  it.each(compartments)('sees nothing of its %s', (compartment) => {
    const stranger = { functions: [], isMember: false, coordinatingAgencyId: 'other' };
    for (const roles of [[], ['coordinator'], ['administrator'], ['service']] as const)
      expect(sees({ ...nobody, roles, disciplines: ['psychologist', 'teacher'] }, stranger, compartment)).toBe('none');
  });
});

it('a person with several standings sees the most that any of them sees', () => {
  const standing = { functions: ['advocate', 'police_lead'], isMember: true, coordinatingAgencyId: 'other' } as const;
  expect(sees(nobody, standing, 'victims')).toBe('full');
  expect(sees(nobody, standing, 'protection')).toBe('full');
});
