export { missingAtGate, moveOn } from './case-rules';
export { phaseDueAt, nextPhase } from './path/moving-on';
export { phaseRows } from './path/phases';
