export { decide, evolve, agenda, nextDeadlines } from './case-rules';
export { hasEnded } from './kernel/deadlines';
export { evolveVersion } from './kernel/kernel';
export type { Outcome } from './kernel/types';
