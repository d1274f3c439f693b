export * from './kernel/types';
export type { Missing } from './kernel/types';
export type { MissingCode } from './case';
