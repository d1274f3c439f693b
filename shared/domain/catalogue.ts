import type { z } from 'zod';
import { assessment } from './areas/assessment';
import { background } from './areas/background';
import { challenges } from './areas/challenges';
import { closing } from './areas/closing';
import { concerns } from './areas/concerns';
import { conferences } from './areas/conferences';
import { consent } from './areas/consent';
import { contacts } from './areas/contacts';
import { corrections } from './areas/corrections';
import { dates } from './areas/dates';
import { death } from './areas/death';
import { functions } from './areas/functions';
import { housing } from './areas/housing';
import { incentives } from './areas/incentives';
import { incidents } from './areas/incidents';
import { intelligence } from './areas/intelligence';
import { keepApart } from './areas/keep-apart';
import { markers } from './areas/markers';
import { objectives } from './areas/objectives';
import { person } from './areas/person';
import { plan } from './areas/plan';
import { planning } from './areas/planning';
import { reassessment } from './areas/reassessment';
import { referral } from './areas/referral';
import { release } from './areas/release';
import { segregation } from './areas/segregation';
import { sessions } from './areas/sessions';
import { suspension } from './areas/suspension';
import { tracks } from './areas/tracks';
import { asking } from './asking';
import type { AreaName, CommandName, Joined, ProgrammeSections, ReasonList, Together } from './case';
import type { AnyArea, Area, CommandRow, Practice, Section } from './kernel/area';
import { deadlineRules } from './kernel/deadlines';
import { createKernel } from './kernel/kernel';
import type { Conditions } from './kernel/possible';
import { path } from './path';

/** The one list of areas, in the order in which documents and enumerations show them. */
const practised = {
  person,
  referral,
  functions,
  plan,
  sessions,
  assessment,
  background,
  challenges,
  housing,
  segregation,
  keepApart,
  conferences,
  concerns,
  incidents,
  intelligence,
  incentives,
  planning,
  objectives,
  tracks,
  consent,
  reassessment,
  release,
  contacts,
  markers,
  dates,
  suspension,
  death,
  closing,
  corrections,
} satisfies { readonly [Name in Exclude<AreaName, 'path' | 'asking'>]: Area<Name> };

/** All areas by name. The path and the asking come first: they handle what the other areas have in common. */
export const areas: { readonly [Name in AreaName]: Area<Name> } = {
  path: path(Object.values(practised)),
  asking: asking(Object.values(practised)),
  ...practised,
};
export const catalogue: readonly AnyArea[] = Object.values(areas);

function joined(part: keyof AnyArea): unknown {
  return Object.assign({}, ...catalogue.map((each) => each[part]));
}

const { follow_up: followUp, ...kinds } = joined('tasks') as Practice['tasks'];

const opening = joined('opening') as Practice['opening'];
const commands = joined('commands') as Practice['commands'];

/** Every command, the opening first, without its rule. */
export const commandRows: {
  readonly [K in CommandName]: Pick<CommandRow<K>, 'body' | 'by' | 'textsIn' | 'names' | 'form'>;
} = {
  ...opening,
  ...commands,
};
/** The commands of an open case, with the conditions on its state. */
export const conditionRows: { readonly [K in keyof Practice['commands']]: Conditions } = commands;
/** Every event. */
export const eventRows = joined('events') as Practice['events'];
type TasksOfAreas = Together<NonNullable<(typeof practised)[keyof typeof practised]['tasks']>>;

/** Every kind of task, follow-ups last. */
export const taskRows = { ...kinds, follow_up: followUp } as Practice['tasks'] & TasksOfAreas;
export const followUpRows = joined('followUps') as Practice['followUps'];
export const requirementRows = joined('requirements') as Practice['requirements'];
/** The sections of a programme definition, and its lists of reasons. */
export const programmeSections = joined('programme') as Readonly<Record<keyof ProgrammeSections, Section>>;
export const reasonLists = joined('reasons') as Readonly<Record<ReasonList, z.ZodType>>;

const rows = {
  opening,
  commands,
  events: eventRows,
  tasks: taskRows,
  followUps: followUpRows,
  requirements: requirementRows,
  moments: catalogue,
};

/** The state before the first event, without the values that an opening sets. */
export const firstValues = {
  suspended: null,
  diedOn: null,
  conflicts: [],
  ...(joined('state') as Joined<'state'>),
};

/** The kernel of a case. */
export const caseKernel = createKernel(rows, deadlineRules(catalogue, rows), firstValues);
