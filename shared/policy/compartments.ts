import type { Actor } from '../domain/kernel-types';
import type { AccountRole, CaseFunction, Discipline } from './vocabulary';

export const compartments = [
  'identity',
  'assessment',
  'therapeutic',
  'sessions',
  'incidents',
  'intelligence',
  'victims',
  'protection',
  'incentives',
] as const;
export type Compartment = (typeof compartments)[number];

/** Compartments of which not even the kind of an entry may be read from the record without its key. */
export const restrictedCompartments = [
  'therapeutic',
  'intelligence',
  'victims',
  'protection',
] as const satisfies readonly Compartment[];
export type RestrictedCompartment = (typeof restrictedCompartments)[number];

export function isRestricted(compartment: Compartment): compartment is RestrictedCompartment {
  return restrictedCompartments.some((each) => each === compartment);
}

/**
 * How much of a compartment somebody sees, most first. `own`: what they were part of. `alias` and `status` and
 * `summary` and `aggregate`: less than the content. `exists`: only that there is something.
 */
export const views = ['full', 'own', 'summary', 'alias', 'status', 'aggregate', 'exists', 'none'] as const;
export type View = (typeof views)[number];

/** The columns of domain.md, "Who sees what". */
export type Viewer =
  | 'coordinator'
  | 'facility_manager'
  | 'psychologist'
  | 'partner'
  | 'advocate'
  | 'police'
  | 'probation'
  | 'manager'
  | 'auditor';

type Row = Readonly<Record<Viewer, View>>;

const row = (
  coordinator: View,
  facility_manager: View,
  psychologist: View,
  partner: View,
  advocate: View,
  police: View,
  probation: View,
  manager: View,
  auditor: View,
): Row => ({ coordinator, facility_manager, psychologist, partner, advocate, police, probation, manager, auditor });

/**
 * Who sees what, cell by cell as in domain.md. A cell that depends on clearance or on need ("cleared", "where
 * needed") stands as `exists` until somebody is cleared; writing is granted command by command.
 */
export const matrix: Readonly<Record<Compartment, Row>> = {
  identity: row('full', 'full', 'full', 'alias', 'status', 'full', 'full', 'alias', 'exists'),
  assessment: row('full', 'summary', 'full', 'none', 'none', 'summary', 'full', 'aggregate', 'exists'),
  therapeutic: row('exists', 'none', 'own', 'none', 'none', 'none', 'none', 'none', 'exists'),
  sessions: row('full', 'full', 'full', 'own', 'own', 'summary', 'full', 'aggregate', 'exists'),
  incidents: row('full', 'full', 'full', 'exists', 'none', 'full', 'full', 'aggregate', 'exists'),
  intelligence: row('exists', 'exists', 'none', 'none', 'none', 'exists', 'exists', 'none', 'exists'),
  victims: row('exists', 'none', 'none', 'none', 'full', 'exists', 'exists', 'none', 'exists'),
  protection: row('exists', 'exists', 'none', 'none', 'none', 'full', 'exists', 'none', 'exists'),
  incentives: row('full', 'full', 'full', 'none', 'none', 'exists', 'full', 'aggregate', 'exists'),
};

/** Where a cell names somebody within its column: the custodian among the police, the teacher among the partners. */
const named: Partial<Record<Compartment, { readonly function?: CaseFunction; readonly discipline?: Discipline }>> = {
  intelligence: { function: 'custodian' },
  incentives: { discipline: 'teacher' },
};

const byFunction: Partial<Record<CaseFunction, Viewer>> = {
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
  custodian: 'police',
};

const byDiscipline: Readonly<Record<Discipline, Viewer>> = {
  psychologist: 'psychologist',
  scholar: 'partner',
  victims_advocate: 'advocate',
  former_extremist: 'partner',
  family_liaison: 'partner',
  teacher: 'partner',
  employment_officer: 'partner',
  police: 'police',
  probation: 'probation',
  community_member: 'partner',
  health: 'psychologist',
  prison: 'facility_manager',
  aftercare: 'probation',
};

const byRole: Partial<Record<AccountRole, Viewer>> = {
  coordinator: 'coordinator',
  manager: 'manager',
  auditor: 'auditor',
  data_protection_officer: 'auditor',
};

/** What somebody is to one case, for {@link sees}: their functions, whether they are asked something, whose case it is. */
export interface Standing {
  readonly functions: readonly CaseFunction[];
  readonly isMember: boolean;
  readonly coordinatingAgencyId: string;
}

/**
 * How much of a compartment of a case a person sees. Functions speak first, then, for who is part of the case,
 * disciplines; an account role speaks where the case is in its charge.
 */
export function sees(actor: Actor, standing: Standing, compartment: Compartment): View {
  const row = matrix[compartment];
  if (isNamed(actor, standing, compartment)) return 'full';
  const best = viewersOf(actor, standing).map((viewer) => views.indexOf(row[viewer]));
  return best.length > 0 ? (views[Math.min(...best)] ?? 'none') : 'none';
}

function isNamed(actor: Actor, { functions, isMember }: Standing, compartment: Compartment): boolean {
  const who = named[compartment];
  const byFunction = who?.function !== undefined && functions.includes(who.function);
  return byFunction || (isMember && who?.discipline !== undefined && actor.disciplines.includes(who.discipline));
}

function viewersOf(actor: Actor, { functions, isMember, coordinatingAgencyId }: Standing): readonly Viewer[] {
  const roles = actor.roles.filter((role) => role !== 'coordinator' || actor.agencyId === coordinatingAgencyId);
  return [
    ...functions.map((held) => byFunction[held]),
    ...(isMember ? actor.disciplines.map((discipline) => byDiscipline[discipline]) : []),
    ...roles.map((role) => byRole[role]),
  ].filter((viewer): viewer is Viewer => viewer !== undefined);
}
