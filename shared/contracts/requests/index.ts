export { commandBodies, commandNames } from './commands';
export type { CommandBody } from './commands';
export { referTexts } from './narratives';
export { provenanceShape } from './provenance';
export { date, id, instant, line, madeId } from './text';
