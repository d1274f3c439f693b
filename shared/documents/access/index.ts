import { commandSection, elsewhereSection, eventSection, taskSection } from './doing';
import { columnSection, conditionSection, matrixSection } from './seeing';

/** The text of docs/access.md, for a data-protection officer, derived from the tables that the system uses. */
export function accessDocument(published: string): string {
  return [
    '# Who sees and does what',
    '',
    '*Made by `npm run access` from shared/policy. Change the tables there, never this page: a test fails when they differ.*',
    '',
    ...matrixSection(),
    ...columnSection(),
    ...conditionSection(),
    ...commandSection(published),
    ...taskSection(),
    ...eventSection(published),
    ...elsewhereSection(),
  ].join('\n');
}
