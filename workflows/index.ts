/** What the bundle holds: one shell for every kind of stream, and the sweep. */
export { caseWorkflow } from './case';
export { sweepWorkflow } from './sweep';
