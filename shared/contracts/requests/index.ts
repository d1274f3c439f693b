export { commandBodies, commandNames } from './commands';
export type { CommandBody, OpeningBody, Wire } from './commands';
export { referTexts } from '../../domain/contract/narratives';
export type { Referenced } from '../../domain/contract/narratives';
export { provenanceShape } from '../../domain/contract/provenance';
export { date, FreeText, id, instant, line, madeId } from '../../domain/contract/text';
