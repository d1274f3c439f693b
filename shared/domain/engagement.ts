export { engagementOf, engagements, type Engagement } from './areas/consent/rules';
export { voluntarySessions } from './areas/sessions/rules';
