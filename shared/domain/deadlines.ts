export { firstDeadline, nextDeadlines } from './case-rules';
export { hasEnded } from './kernel/deadlines';
