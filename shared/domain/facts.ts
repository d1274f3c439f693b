export { peopleNamed } from './case-rules';
