import type { WorkingCalendar } from '../shared/domain/time';

/** Two countries' weeks, so that whatever counts working days shows the difference. */
export const calendars = [
  {
    id: 'continental',
    timeZone: 'Europe/Berlin',
    weekend: [6, 7],
    holidays: [
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-10-03',
      '2026-12-25',
      '2026-12-26',
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2027-05-06',
      '2027-05-17',
    ],
  },
  {
    id: 'sunday-week',
    timeZone: 'Asia/Amman',
    weekend: [5, 6],
    holidays: ['2026-01-01', '2026-05-01', '2026-05-25', '2026-12-25', '2027-01-01', '2027-05-01', '2027-05-25'],
  },
] as const satisfies readonly ({ readonly id: string } & WorkingCalendar)[];

type CalendarId = (typeof calendars)[number]['id'];

interface Place {
  readonly key: string;
  readonly name: string;
  readonly calendar: CalendarId;
}

/** The agencies of the demonstration directory, all made up. */
export const agencies = [
  { key: 'programme-office', name: 'Programme Office', calendar: 'continental' },
  { key: 'oversight', name: 'Office for Oversight and Data Protection', calendar: 'continental' },
  { key: 'prison-service', name: 'Prison Service', calendar: 'continental' },
  { key: 'probation-service', name: 'Probation Service', calendar: 'continental' },
  { key: 'police', name: 'Police Prevention Unit', calendar: 'continental' },
  { key: 'health-trust', name: 'Riverside Health Trust', calendar: 'continental' },
  { key: 'victim-support', name: 'Victim Support Association', calendar: 'continental' },
  { key: 'second-path', name: 'Second Path, a civil-society partner', calendar: 'sunday-week' },
] as const satisfies readonly Place[];

export type LocalAgencyKey = (typeof agencies)[number]['key'];

/** The facilities of the demonstration directory, both run by the prison service. */
export const facilities = [
  { key: 'northfield', name: 'Northfield', calendar: 'continental', agency: 'prison-service' },
  { key: 'harbour', name: 'Harbour', calendar: 'sunday-week', agency: 'prison-service' },
] as const satisfies readonly (Place & { readonly agency: LocalAgencyKey })[];
