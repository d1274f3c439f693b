import { z } from 'zod';
import { commandBodies } from '../shared/contracts/requests';
import type { Answer } from '../shared/domain/case';
import { answersTo } from '../shared/domain/case-rules';
import { reasons, type Steering } from '../stories/act';
import { steering, usual } from '../stories/commands';
import { isDate, isInstant, leavesOf, withLeaf, type Leaf } from '../stories/fields';
import { dateIn, timeIn } from '../stories/seen';
import { answerTo } from './answers';
import type { Play } from './play';

/** An act that a person tries, allowed or not, timely or not. */
export interface Attempt {
  readonly by: string;
  readonly name: Steering | 'answerTask' | 'openCase';
  readonly body: object;
  readonly occurredAt?: string;
}

/** Unknown ids, among them names of properties that every object has. */
const strange = ['nobody', 'constructor', 'toString', 'hasOwnProperty'];
const whiles = ['P0D', 'P1D', 'P10D', 'P3M', 'P1Y'];

/** Commands that do not soon end a life. The others are tried less often. */
const goingOn = steering.filter(
  (name) => !['recordDeath', 'startClosing', 'closeCase', 'recordReleaseDecision'].includes(name),
);

/** An attempt by chance: often one that is not allowed, or with data of another time, person or thing. */
export function stray(play: Play, people: readonly string[]): Attempt {
  const { random, openTasks } = play;
  const task = openTasks.length > 0 && random.chance(0.4) ? random.pick(openTasks) : null;
  if (task) {
    const answers = Object.keys(answersTo(task.kind).answers) as Answer[];
    const answer = random.pick(answers);
    const list = answersTo(task.kind).answers[answer]?.reasonsFrom;
    const usually = answerTo(play, task);
    const given = usually.answer === answer ? usually : { answer, ...(list && { reasonCode: reasonFrom(play, list) }) };
    const body = { taskId: task.taskId, narrative: reasons, ...(usually.assessment && usually), ...given };
    const by = random.chance(0.9) ? task.assigneeId : random.pick(people);
    return { by, name: 'answerTask', body: altered(body, 'answerTask', play, people, 0.03) };
  }
  if (random.chance(0.01)) return { by: play.cast.coordinator, name: 'openCase', body: {} };
  const name = random.pick(random.chance(0.03) ? steering : goingOn);
  const { by, body } = usual(name);
  return {
    by: random.chance(0.92) ? play.cast[by] : random.pick(people),
    name,
    body: altered(body(play), name, play, people, 0.12),
    ...(random.chance(0.05) && { occurredAt: timeIn(play, 'P1D') }),
  };
}

function reasonFrom({ random, programme }: Play, list: keyof Play['programme']['reasons']): string {
  return random.pick(programme.reasons[list]);
}

/** The body with some fields altered. */
function altered(body: object, name: Steering | 'answerTask', play: Play, people: readonly string[], often: number) {
  return leavesOf(body)
    .filter(() => play.random.chance(often))
    .reduce<object>((changed, leaf) => withLeaf(changed, leaf.path, other(leaf, name, play, people)), body);
}

function other({ path, value }: Leaf, name: Steering | 'answerTask', play: Play, people: readonly string[]): unknown {
  const { random } = play;
  const key = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path;
  if (isDate(value)) return dateIn(play, random.pick(whiles));
  if (isInstant(value)) return timeIn(play, random.pick(whiles));
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return Math.max(1, value + random.below(5) - 2);
  const options = optionsOf(name, path);
  if (options.length > 0) return random.pick(options);
  const known = valuesOf(play.kase, key);
  if (known.length > 0 && random.chance(0.8)) return random.pick(known);
  return /Id$|^attended$/.test(key) && random.chance(0.7) ? random.pick(people) : random.pick(strange);
}

/** All values under a field's name anywhere in the case, such as the ids of its tracks or tasks. */
function valuesOf(part: unknown, key: string): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, each]) =>
    typeof each === 'string' ? (name === key ? [each] : []) : valuesOf(each, key),
  );
}

interface Schema {
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

const schemas = new Map<string, Schema>();

/** The names of an enumeration, if the schema has one for the field. */
function optionsOf(name: Steering | 'answerTask', path: string): readonly string[] {
  const schema =
    schemas.get(name) ?? (z.toJSONSchema(commandBodies[name], { io: 'input', unrepresentable: 'any' }) as Schema);
  schemas.set(name, schema);
  const found = path.split('.').reduce<Schema | undefined>((at, part) => at?.items ?? at?.properties?.[part], schema);
  return found?.enum ?? [];
}
