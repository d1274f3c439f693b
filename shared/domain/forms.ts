export * from './areas/assessment/forms';
export type { Instrument } from './areas/assessment/programme';
