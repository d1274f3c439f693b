export { engagementOf, engagements, type Engagement } from './areas/consent/engagement';
export { voluntarySessions } from './areas/sessions/checks';
