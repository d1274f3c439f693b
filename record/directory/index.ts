/** Who works with whom, where, and when people work. What the rules of a case need of it: see ../facts.ts. */
export * from './agencies';
export * from './calendars';
export type { Page } from './changes';
export { DirectoryConflict } from './conflicts';
export * from './facilities';
export * from './people';
