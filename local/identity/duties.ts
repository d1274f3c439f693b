import type { AccountRole, Discipline } from '../../shared/domain/vocabulary';
import type { LocalPerson } from '../people';

/** The work of people with a role, for a newcomer who chooses whose eyes to look through. */
const ofRoles: Readonly<Record<AccountRole, string>> = {
  coordinator: 'Coordinator: opens cases and leads them',
  manager: 'Manager: sees how all cases stand, without names',
  auditor: 'Auditor: sees who read what',
  data_protection_officer: 'Data-protection officer: sees who read what, and by what right',
  administrator: 'Administrator: keeps the directory, opens no case',
  service: 'A program',
};

const ofDisciplines: Readonly<Record<Discipline, string>> = {
  psychologist: 'Psychologist: assesses, holds sessions',
  scholar: 'Religious scholar: holds sessions',
  victims_advocate: "Victims' advocate: speaks for victims",
  former_extremist: 'Former extremist: mentors',
  family_liaison: 'Family liaison: works with the family',
  teacher: 'Teacher: holds courses',
  employment_officer: 'Employment officer: finds work, reviews as an outsider',
  police: 'Police: shares concerns, keeps sealed intelligence',
  probation: 'Probation: supervises after release',
  community_member: 'Community member: a neighbour who helps',
  health: 'Health service: leads the health screening',
  prison: 'Prison service',
  aftercare: 'Aftercare: goes on after supervision',
};

/** People whose post says more than their discipline. */
const ofPosts: Readonly<Record<string, string>> = {
  chair: 'Chairs case conferences, approves plans',
  dutyOfficer: 'Duty officer: answers urgent concerns',
  facilityManager: 'Facility manager: refers, decides on housing',
};

/** One line about the work of a person of the demonstration directory. */
export function dutyOf({ key, roles, disciplines }: LocalPerson): string {
  const [role] = roles;
  const [discipline] = disciplines;
  const general = role ? ofRoles[role] : discipline && ofDisciplines[discipline];
  return ofPosts[key] ?? general ?? 'No role';
}
