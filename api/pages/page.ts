import type { JSX } from 'preact';
import type { z } from 'zod';
import type { Actor } from '../../shared/domain/kernel/types';
import type { RawRequest } from '../http/asked';
import type { Answering, Operation } from '../http/operation';
import type { FormMark } from './forms/mark';
import type { Voice } from './voice';

/** A request of a signed-in person for a page. */
export interface Visit {
  readonly caller: Actor;
  readonly voice: Voice;
  readonly params: Readonly<Record<string, string>>;
  /** Each parameter of the query once, as it stands in the address. */
  readonly query: Readonly<Record<string, string>>;
  /** Runs an operation of the API as the person who is signed in; all calls of a page are one row per case in the read log. */
  readonly call: Call;
  /** Marks that bind a form to its person, its subject and what was shown. */
  readonly marks: Marks;
}

/** Writes and reads the marks of the forms of one person. */
export interface Marks {
  readonly write: (content: Omit<FormMark, 'personId'>) => string;
  /** Null for a mark that is old, or of another person. */
  readonly read: (text: string) => FormMark | null;
  readonly newKey: () => string;
}

export type Call = <Answer extends z.ZodType>(
  operation: Answering<Answer>,
  request?: RawRequest,
) => Promise<z.output<Answer>>;

/** The answer to a request: a page, the address of the next one, a file, or a line of text for the page's script. */
export type Reply =
  | { readonly status?: number; readonly view: JSX.Element }
  | { readonly seeOther: string }
  | { readonly download: { readonly name: string; readonly type: string; readonly body: string } }
  | { readonly says: string };

/** Fields of a posted form as they were typed; one of several boxes that are ticked has several values. */
export type Posted = Readonly<Record<string, string | readonly string[]>>;

/** The value of a field that has one; empty where it was not sent, or several times. */
export function oneOf(posted: Posted, name: string): string {
  const value = posted[name];
  return typeof value === 'string' ? value : '';
}

/** A page: its address, what it asks the API, and how it shows the answers. */
export interface Page {
  /** Its name in the read log, in logs and in metrics. */
  readonly name: string;
  readonly path: string;
  readonly get: (visit: Visit) => Promise<Reply>;
  readonly post?: (visit: Visit, posted: Posted) => Promise<Reply>;
  /** It has a form: its address names the draft of what is typed into it. */
  readonly keepsDrafts?: true;
  /** Demands a fresh sign-in, by the parameters of the address. */
  readonly needsFresh?: (params: Readonly<Record<string, string>>) => boolean;
}

/**
 * A page asks the API's own operations in process and never the record, so it shows what the API would answer.
 * @param row.ask collects the answers
 * @param row.view shows them, without any I/O
 */
export function page<Data>(row: {
  readonly name: string;
  readonly path: string;
  readonly ask: (visit: Visit) => Promise<Data>;
  readonly view: (data: Data, voice: Voice) => JSX.Element;
  readonly post?: Page['post'];
}): Page {
  const { name, path, ask, view, post } = row;
  return {
    name,
    path,
    get: async (visit) => ({ view: view(await ask(visit), visit.voice) }),
    ...(post && { post }),
  };
}

/** The operation of a command, which is made from the catalogue and so known by its name only. */
export function byId(operations: readonly Operation[], id: string): Operation | undefined {
  return operations.find((each) => each.id === id);
}
