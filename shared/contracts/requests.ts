import type { z } from 'zod';
import type { CommandData, CommandName, Narrative } from '../domain/case';
import { commandRows } from '../domain/catalogue';
import type { FreeText } from '../domain/contract/text';
import type { StatedProvenance } from '../domain/kernel/provenance';
import type { Instant } from '../domain/time';

/** A command's data as it comes over the wire, where free text is still text. */
type Wire<T> = T extends Narrative
  ? FreeText
  : T extends readonly (infer Each)[]
    ? readonly Wire<Each>[]
    : T extends object
      ? { readonly [K in keyof T]: Wire<T[K]> }
      : T;

/** Fields that the API itself fills in when a case is opened. */
type FilledIn = 'reference' | 'alias' | 'personRef' | 'programme' | 'coordinatingAgencyId' | 'leadCoordinatorId';

/** The body of each command: its data, without what the API knows already, and what every body may state. */
export type CommandBody<K extends CommandName> = {
  readonly occurredAt?: Instant | undefined;
  readonly provenance?: StatedProvenance | undefined;
} & (K extends 'openCase'
  ? OpeningBody
  : K extends 'answerTask'
    ? Wire<Omit<CommandData['answerTask'], 'taskId'>>
    : Wire<CommandData[K]>);

/** Who is to be accompanied, and what stands in `openCase` besides what the API fills in. */
type OpeningBody = Wire<Omit<CommandData['openCase'], FilledIn>> & {
  readonly person: { readonly givenName: string; readonly familyName: string; readonly bornOn: string };
  readonly programme: string;
  readonly leadCoordinatorId?: string | undefined;
};

/** One schema a command. */
export const commandBodies = Object.fromEntries(
  Object.entries(commandRows).map(([name, { body }]) => [name, body]),
) as unknown as { readonly [K in CommandName]: z.ZodObject & z.ZodType<CommandBody<K>> };
