import { z } from 'zod';
import { code, entryId, id } from './text';

/** Lists that an id or a code is chosen from, besides the programme's lists of reasons. */
export type ListedSource =
  // Of the directory.
  | 'people'
  | 'agencies'
  | 'facilities'
  | 'programmes'
  // Of the case.
  | 'cases'
  | 'entries'
  | 'tasks'
  | 'tracks'
  | 'objectives'
  | 'planVersions'
  | 'sessions'
  | 'assessments'
  | 'conferences'
  | 'conferenceMembers'
  | 'incentives'
  | 'milestones'
  | 'keepApartPairs'
  // Of its programme.
  | 'instruments'
  | 'instrumentItems'
  | 'instrumentLevels'
  | 'overallLevels'
  | 'backgroundAreas'
  | 'outcomes'
  | 'conferenceTypes'
  | 'purposes'
  | 'housingFactors'
  | 'securityClasses'
  | 'roleTiers'
  | 'incentiveKinds'
  | 'incidentKinds'
  | 'severities'
  | 'programmeTracks'
  | 'modules'
  | 'measures'
  | 'measureLevels'
  | 'places'
  | 'inclusionCriteria'
  | 'screenings'
  // The reasons that fit an answer.
  | 'answerReasons';

/** The list that a field is chosen from; `reasons:` names one of the programme's lists of reasons. */
export type ChoiceSource = ListedSource | `reasons:${string}`;

/** The name under which the metadata of a schema, and the API's description, say what a field is chosen from. */
const mark = 'x-chooses';

/** The same schema, which says what it is chosen from. */
function from<Schema extends z.ZodType>(schema: Schema, source: ChoiceSource): Schema {
  return schema.meta({ [mark]: source });
}

/** The list that a schema is chosen from. */
export function sourceOf(schema: z.ZodType): ChoiceSource | undefined {
  return schema.meta()?.[mark] as ChoiceSource | undefined;
}

/** Ids and codes of a contract, by what they are chosen from. */
export const choose = {
  person: from(id, 'people'),
  agency: from(id, 'agencies'),
  facility: from(id, 'facilities'),
  programme: from(code, 'programmes'),
  otherCase: from(id, 'cases'),
  entry: from(entryId, 'entries'),
  task: from(id, 'tasks'),
  track: from(id, 'tracks'),
  objective: from(id, 'objectives'),
  planVersion: from(z.int().min(1), 'planVersions'),
  session: from(id, 'sessions'),
  assessment: from(id, 'assessments'),
  conference: from(id, 'conferences'),
  conferenceMember: from(id, 'conferenceMembers'),
  incentive: from(id, 'incentives'),
  /** An objective or a track, as the kind of milestone says. */
  milestone: from(id, 'milestones'),
  keepApartPair: from(id, 'keepApartPairs'),
  /** A code of a list that the programme or an instrument keeps. */
  code: (source: ListedSource) => from(code, source),
  /**
   * A code of one of the programme's lists of reasons, by its name in `ReasonList`. That type rests on the contracts, so
   * they cannot name it here; a test does.
   */
  reason: (list: string) => from(code, `reasons:${list}`),
};
