import { z } from 'zod';
import { commandBodies } from '../../shared/contracts/requests';
import type { CommandName, TaskKind } from '../../shared/domain/case';
import { commandRows, taskRows } from '../../shared/domain/catalogue';
import { choose } from '../../shared/domain/contract/choices';
import type { AnswerRow } from '../../shared/domain/kernel/area';
import { fieldsOf, type Field } from './model';

/** The values of other fields with which a field is asked, by the paths of both. */
type AskedWith = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The form of a command, or of an answer to a task. */
export interface Form {
  /** Of the command or the kind of task: words may differ by it. */
  readonly name: CommandName | TaskKind;
  /** The schema of the body that the form makes. */
  readonly schema: z.ZodType;
  readonly fields: readonly Field[];
  /** Paths of the fields that are asked first, each on a page of its own. */
  readonly first: readonly string[];
  readonly askedWith: AskedWith;
  readonly parts?: Parts;
}

/** A list whose things are known beforehand, such as the items of an instrument: asked in groups, none added or removed. */
interface Parts {
  /** The path of the list. */
  readonly list: string;
  /** The field of a thing that says what it is about. */
  readonly subject: string;
  /** The group of a thing, by the value of that field. */
  readonly groupOf: (subject: string) => string;
}

interface Presented {
  readonly first?: readonly string[];
  readonly askedWith?: AskedWith;
}

/** The form of a command, made of the schema of its body. An answer to a task has a form of its own: `formOfTask`. */
export function formOf(name: Exclude<CommandName, 'answerTask'>): Form {
  const { first = [], askedWith = {} } = (commandRows[name].form ?? {}) as Presented;
  const schema: z.ZodObject = commandBodies[name];
  const fields = fieldsOf(schema.shape, '', (path) => Object.hasOwn(askedWith, path));
  return { name, schema, fields, first, askedWith };
}

/**
 * The form in which a task is answered. The answer is asked first; the rest depends on it.
 * @param answer as typed; anything else than an answer of this kind asks for the answer alone
 */
export function formOfTask(kind: TaskKind, answer: string | undefined): Form {
  const answers: Readonly<Record<string, AnswerRow>> = taskRows[kind].answers;
  const row = answer !== undefined && Object.hasOwn(answers, answer) ? answers[answer] : undefined;
  const schema = z.strictObject({ answer: z.enum(Object.keys(answers)), ...(row && brought(row)) });
  return { name: kind, schema, fields: fieldsOf(schema.shape), first: ['answer'], askedWith: {} };
}

/** The fields that an answer brings along. An object among its details is what the answer is about, so that it is required. */
function brought({ reasonsFrom, narrative, details = [] }: AnswerRow): Readonly<Record<string, z.ZodType>> {
  const { shape }: { readonly shape: Readonly<Record<string, z.ZodType>> } = commandBodies.answerTask;
  const take = (name: string): z.ZodType => shape[name] ?? z.never();
  const required = (name: string): z.ZodType => (take(name) as z.ZodOptional<z.ZodType>).unwrap();
  const isSubject = (name: string): boolean => required(name) instanceof z.ZodObject;
  return {
    ...(reasonsFrom && { reasonCode: choose.reason(reasonsFrom) }),
    ...Object.fromEntries(details.map((name) => [name, isSubject(name) ? required(name) : take(name)])),
    narrative: narrative ? required('narrative') : take('narrative'),
    occurredAt: take('occurredAt'),
    provenance: take('provenance'),
  };
}
