import { assessmentRows } from './assessment';
import { identity } from './identity';
import { incidentRows } from './incidents';
import { planRows } from './plan';
import { progressRows } from './progress';
import { releaseRows } from './release';
import { sentence } from './sentence';
import { sessionRows } from './sessions';
import { willingness } from './willingness';

/** Every field that a case may show: its schema, OpenAPI, its answers and the test for leaks follow from these rows. */
export const shownOfCase = {
  ...identity,
  ...progressRows,
  ...sentence,
  ...willingness,
  ...assessmentRows,
  ...planRows,
  ...sessionRows,
  ...incidentRows,
  ...releaseRows,
};
