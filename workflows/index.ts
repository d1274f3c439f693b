/** The workflows of the bundle: one shell for every kind of stream, the sweep, and the keeping of the log. */
export { caseWorkflow } from './case';
export { keepLogWorkflow } from './keep-log';
export { sweepWorkflow } from './sweep';
