export * from './areas/assessment/rules';
export type { Instrument } from './areas/assessment/programme';
