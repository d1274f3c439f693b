export { quorumOf } from './areas/conferences/state';
export { lackingForPlan } from './areas/planning/quorum';
