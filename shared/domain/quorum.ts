export { quorumOf } from './areas/conferences/rules';
export { lackingForPlan } from './areas/planning/rules';
