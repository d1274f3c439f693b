export { appointmentOf } from './case-rules';
export type { Appointment } from './kernel/area';
export { lengthOf } from './areas/conferences/state';
