import type { Compartment } from '../domain/compartments';
import type { AccountRole, CaseFunction, Discipline } from '../domain/vocabulary';
import type { CellWord } from './views';

/**
 * The columns of domain.md's table. Two of its cells name a person within their column, who has a column of their own
 * here: the teacher among the partners and the custodian among the police.
 */
export const viewers = [
  'coordinator',
  'facility_manager',
  'psychologist',
  'partner',
  'teacher',
  'advocate',
  'police',
  'custodian',
  'probation',
  'manager',
  'auditor',
] as const;
export type Viewer = (typeof viewers)[number];

type Row = Readonly<Record<Viewer, CellWord>>;

function row(...cells: readonly CellWord[] & { readonly length: typeof viewers.length }): Row {
  return Object.fromEntries(viewers.map((viewer, index) => [viewer, cells[index]])) as Row;
}

/** Who sees and writes what: the only such table, in the words of domain.md. Columns as in {@link viewers}. */
// prettier-ignore
export const matrix: Readonly<Record<Compartment, Row>> = {
  //               coordinator  facility mgr    psychologist partner           teacher            advocate       police     custodian probation          manager      auditor
  identity:    row('SW',        'S',            'S',         'own task, alias', 'own task, alias', 'status only', 'S',       'S',      'S',               'pseudonym', 'M'),
  assessment:  row('S',         'summary',      'SW',        '-',              'learning needs',  '-',           'summary', 'summary','S',               'aggregate', 'M'),
  therapeutic: row('M',         '-',            'SW own',    '-',              '-',               '-',           '-',       '-',      '-',               '-',         'M'),
  sessions:    row('S',         'S',            'S',         'own',            'own',             'own',         'concern', 'concern','S',               'aggregate', 'M'),
  incidents:   row('SW',        'SW',           'S',         'where needed',   'where needed',    '-',           'SW',      'SW',     'S',               'aggregate', 'M'),
  intelligence:row('M',         'cleared',      '-',         '-',              '-',               '-',           'M',       'SW',     'cleared',         '-',         'M'),
  victims:     row('M',         '-',            '-',         '-',              '-',               'SW',          'cleared', 'cleared','exclusion zones', '-',         'M'),
  protection:  row('M',         'where needed', '-',         '-',              '-',               '-',           'SW',      'SW',     'where needed',    '-',         'M'),
  incentives:  row('SW',        'SW',           'S',         '-',              'S',               '-',           'M',       'M',      'S',               'aggregate', 'M'),
};

/** The column of the holder of a function, for that case. */
export const columnOfFunction: Readonly<Record<CaseFunction, Viewer>> = {
  lead_coordinator: 'coordinator',
  chair: 'coordinator',
  assessor: 'psychologist',
  reviewer: 'psychologist',
  duty_officer: 'facility_manager',
  health_lead: 'psychologist',
  facility_manager: 'facility_manager',
  police_lead: 'police',
  probation_lead: 'probation',
  supervising_officer: 'probation',
  aftercare_lead: 'probation',
  advocate: 'advocate',
  custodian: 'custodian',
};

/** The column of a discipline, for cases that the person is a member of. */
export const columnOfDiscipline: Readonly<Record<Discipline, Viewer>> = {
  psychologist: 'psychologist',
  scholar: 'partner',
  victims_advocate: 'advocate',
  former_extremist: 'partner',
  family_liaison: 'partner',
  teacher: 'teacher',
  employment_officer: 'partner',
  police: 'police',
  probation: 'probation',
  community_member: 'partner',
  health: 'psychologist',
  prison: 'facility_manager',
  aftercare: 'probation',
};

/** The reach of an account role: the cases that its holder's agency coordinates, or all of the programme. */
interface Reach {
  readonly column: Viewer;
  readonly over: 'own_agency' | 'programme';
}

/** The column of an account role and its reach; null where it opens no case. */
export const columnOfRole: Readonly<Record<AccountRole, Reach | null>> = {
  coordinator: { column: 'coordinator', over: 'own_agency' },
  manager: { column: 'manager', over: 'programme' },
  auditor: { column: 'auditor', over: 'programme' },
  data_protection_officer: { column: 'auditor', over: 'programme' },
  administrator: null,
  service: null,
};

/** Roles that answer for how the programme's data are read, and so may list the reads. */
export const rolesOverReads = ['auditor', 'data_protection_officer'] as const satisfies readonly AccountRole[];
