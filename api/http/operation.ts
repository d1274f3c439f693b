import type { z } from 'zod';
import type { AskedFor, ReadRequest } from '../../record/reads/log';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Relationship } from '../../shared/policy/by-what-right';
import type { Standing } from '../../shared/policy/who-may-know';
import type { Services } from '../services';

export const tags = ['Cases', 'Commands', 'Tasks', 'Drafts', 'Directory', 'Programmes', 'Reads'] as const;

/** A request as a handler gets it: authenticated, parsed, and free of Express. */
export interface Asked<Query, Body> {
  readonly caller: Actor;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** Null when the caller sent none and none is required. */
  readonly idempotencyKey: string | null;
  /** Collects every case that the response shows. */
  readonly reads: Reads;
}

/** Notes the cases that a handler came upon, for the read log. */
export interface Reads {
  /** The response, even a refusal, shows something of this case to a caller with this standing. */
  readonly shows: (kase: Standing & { readonly caseId: string }) => void;
  /** The same, justified by another relationship than the caller's standing. */
  readonly showsBy: (caseId: string, relationship: Relationship) => void;
  /** Passed on by a command, so that the read of its response is logged in the transaction of its decision. */
  readonly request: () => Pick<ReadRequest, 'operation' | 'correlationId' | 'askedFor'>;
  /** The read of this case is already logged. */
  readonly logged: (caseId: string) => void;
  /** The subject of the request, where it is no case and no task of the address. */
  readonly asksFor: (asked: AskedFor) => void;
}

export interface Reply<Answer> {
  readonly status?: 200 | 201;
  readonly body: Answer;
  /** The address of the created resource. */
  readonly location?: string;
}

/** One operation of the API: route, OpenAPI entry and handler in one value. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'patch' | 'put';
  readonly path: string;
  readonly tag: (typeof tags)[number];
  readonly summary: string;
  readonly status: 200 | 201;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
  readonly response: z.ZodType;
  readonly idempotencyKey: 'required' | 'optional' | 'none';
  /** Statuses of its own refusals that its method does not imply. */
  readonly refuses?: readonly (409 | 422)[];
  readonly handle: (asked: Asked<never, never>, services: Services) => Promise<Reply<unknown>>;
}

/** An operation with the type of its response, for callers in this process. */
export type Answering<Answer extends z.ZodType> = Operation & { readonly response: Answer };

/** The parts that identify a command. */
export interface CommandId {
  readonly personId: string;
  readonly operation: string;
  /** The stream of the command; empty when it opens one. */
  readonly scope: string;
  readonly key: string;
}

type Parsed<Schema extends z.ZodType | undefined> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/**
 * Ties the types of an operation together: its handler gets the output of its schemas and returns what its response
 * schema describes.
 */
export function operation<
  Answer extends z.ZodType,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  spec: Omit<Operation, 'query' | 'body' | 'response' | 'handle' | 'idempotencyKey' | 'status'> & {
    readonly query?: Query;
    readonly body?: Body;
    readonly response: Answer;
    readonly status?: 200 | 201;
    readonly idempotencyKey?: Operation['idempotencyKey'];
    readonly handle: (asked: Asked<Parsed<Query>, Parsed<Body>>, services: Services) => Promise<Reply<z.input<Answer>>>;
  },
): Answering<Answer> {
  const idempotencyKey = spec.idempotencyKey ?? (spec.method === 'post' ? 'optional' : 'none');
  return { ...spec, idempotencyKey, status: spec.status ?? 200, handle: spec.handle };
}
