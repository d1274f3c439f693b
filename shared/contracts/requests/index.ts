export { commandBodies, commandNames } from './commands';
export type { CommandBody } from './commands';
export { referTexts } from '../../domain/contract/narratives';
export { provenanceShape } from '../../domain/contract/provenance';
export { date, id, instant, line, madeId } from '../../domain/contract/text';
