import { assessmentRows } from './assessment';
import { identity } from './identity';
import { incidentRows } from './incidents';
import { planRows } from './plan';
import { progressRows } from './progress';
import { releaseRows } from './release';
import { sentence } from './sentence';
import { sessionRows } from './sessions';
import { willingness } from './willingness';

/** All fields that a case may show: schemas, OpenAPI, responses and the leak test are derived from these rows. */
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
