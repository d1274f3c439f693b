export * from './areas/assessment/rounds';
