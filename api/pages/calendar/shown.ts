import type { z } from 'zod';
import type { workOperations } from '../../work/operations';

/** As `listAppointments` answers. */
export type Appointments = z.output<(typeof workOperations)[1]['response']>;
export type Appointment = Appointments['items'][number];
