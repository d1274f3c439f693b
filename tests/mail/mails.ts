import type { MailToCompose, AppointmentToMail } from '../../mail/types';

export const appointment: AppointmentToMail = {
  uid: 'session-1.person-1@throughcare',
  startsAt: '2026-03-28T09:00:00.000Z',
  minutes: 90,
  placeCode: 'room_a',
  revision: 0,
  attendee: 'specialist@agency.example',
  organiser: 'post@programme.example',
  stampedAt: '2026-03-01T08:00:00.000Z',
};

/** An invitation to an appointment, in English, with its link. */
export const invitation: MailToCompose = {
  message: 'asked',
  kind: 'session_invitation',
  activity: 'inviteToSession',
  programmeId: 'standard',
  language: 'en',
  timeZone: 'Europe/Paris',
  publicUrl: 'https://programme.example',
  link: 'https://programme.example/l/token',
  taskReference: 'task-1',
  dueAt: '2026-03-25T09:00:00.000Z',
  dutyContact: '+00 123 456',
  programmeName: 'Bridges',
  appointment,
};
