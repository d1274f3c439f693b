import type { AccountRole, Discipline } from '../shared/domain/vocabulary';
import type { LocalAgencyKey } from './directory';

/** A made-up person of the demonstration directory. */
export interface LocalPerson {
  /** The person's subject at the local identity provider, and the name for `--as`. */
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly language: 'en' | 'fr' | 'ar';
  readonly roles: readonly AccountRole[];
  readonly disciplines: readonly Discipline[];
  readonly agency: LocalAgencyKey;
  /** Accreditations, by the codes of the programmes. */
  readonly accreditations: readonly string[];
}

type Row = readonly [
  key: string,
  givenName: string,
  familyName: string,
  agency: LocalAgencyKey,
  roles: readonly AccountRole[],
  disciplines: readonly Discipline[],
  language?: LocalPerson['language'],
];

const rows: readonly Row[] = [
  ['coordinator', 'Marta', 'Lindqvist', 'programme-office', ['coordinator'], []],
  ['coordinator2', 'Samuel', 'Adeyemi', 'programme-office', ['coordinator'], []],
  ['manager', 'Helen', 'Park', 'programme-office', ['manager'], []],
  ['auditor', 'Ruth', 'Castellanos', 'oversight', ['auditor'], []],
  ['dpo', 'Jonas', 'Weiß', 'oversight', ['data_protection_officer'], []],
  ['administrator', 'Priya', 'Raman', 'programme-office', ['administrator'], []],
  ['chair', 'Catherine', 'Okafor', 'prison-service', [], ['prison']],
  ['dutyOfficer', 'Tomasz', 'Wójcik', 'prison-service', [], ['prison']],
  ['facilityManager', 'Ingrid', 'Sørensen', 'prison-service', [], ['prison']],
  ['teacher', 'Grace', 'Mensah', 'prison-service', [], ['teacher']],
  ['employment', 'Daniel', 'Kovács', 'prison-service', [], ['employment_officer']],
  ['psychologist', 'Amina', 'Yıldız', 'health-trust', [], ['psychologist']],
  ['psychologist2', 'Étienne', 'Marchand', 'health-trust', [], ['psychologist'], 'fr'],
  ['health', 'Noor', 'de Vries', 'health-trust', [], ['health']],
  ['scholar', 'يوسف', 'الخطيب', 'second-path', [], ['scholar'], 'ar'],
  ['former', 'Michael', 'Brandt', 'second-path', [], ['former_extremist']],
  ['family', 'Leila', 'Haddad', 'second-path', [], ['family_liaison']],
  ['community', 'Peter', 'Nwosu', 'second-path', [], ['community_member']],
  ['advocate', 'Sofia', 'Almeida', 'victim-support', [], ['victims_advocate']],
  ['police', 'Andrew', 'McAllister', 'police', [], ['police']],
  ['probation', 'Elena', 'Popescu', 'probation-service', [], ['probation']],
  ['aftercare', 'Kwame', 'Boateng', 'second-path', [], ['aftercare']],
];

/** Accreditations that the work of some of them requires. All are vetted. */
const accreditations: Readonly<Record<string, readonly string[]>> = {
  psychologist: ['demonstration_instrument', 'youth_assessment'],
  psychologist2: ['demonstration_instrument', 'youth_assessment'],
  former: ['former_mentoring'],
};

/** All people whom the local identity provider can sign in. */
export const people: readonly LocalPerson[] = rows.map(
  ([key, givenName, familyName, agency, roles, disciplines, language = 'en']) => ({
    key,
    givenName,
    familyName,
    email: `${key}@example.test`,
    language,
    roles,
    disciplines,
    agency,
    accreditations: accreditations[key] ?? [],
  }),
);
