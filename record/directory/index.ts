/** The directory of agencies, facilities, people and working days. The facts for the rules of a case: see facts.ts. */
export * from './agencies';
export * from './calendars';
export type { Page } from './changes';
export { DirectoryConflict } from './conflicts';
export * from './facilities';
export * from './people';
export type { Qualified } from './people-filter';
export * from './searching';
