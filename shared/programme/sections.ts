export { sections } from './schema';
