import { Problem } from '../../errors/problem';

/** A refusal by a rule or a schema, as a form shows it; any other error is thrown again. */
export interface Refusal {
  readonly status: 409 | 422;
  readonly code: string;
  /** The fields that it names, as the API names them; empty where it is about the whole. */
  readonly paths: readonly string[];
  /** Further members of the problem, such as what a gate lacks. */
  readonly members: Readonly<Record<string, unknown>>;
}

/** @throws an error that is no refusal of what was typed */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Problem) || ![400, 409, 422].includes(error.status)) throw error;
  const { errors = [], members = {} } = error.parts;
  return {
    status: error.status === 409 ? 409 : 422,
    code: error.code,
    paths: errors.map(({ path }) => path),
    members,
  };
}
