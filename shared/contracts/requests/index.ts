export { commandBodies, commandNames } from './commands';
export type { CommandBody, OpeningBody, Wire } from './commands';
export { referTexts } from './narratives';
export type { Referenced } from './narratives';
export { provenanceShape } from './provenance';
export { date, FreeText, id, instant, line, madeId } from './text';
