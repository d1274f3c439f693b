const kinds = { '23505': 'already_exists', '23503': 'unknown_reference' } as const;

/** The directory already has this id or identity, or lacks something that a new entry refers to. */
export class DirectoryConflict extends Error {
  override readonly name = 'DirectoryConflict';

  /** `constraint` is PostgreSQL's name of the rule, such as `people_agency_id_fkey`. */
  constructor(
    readonly code: (typeof kinds)[keyof typeof kinds],
    readonly constraint: string,
    options?: ErrorOptions,
  ) {
    super(`the directory refuses: ${code} (${constraint})`, options);
  }
}

/** Awaits the result and turns a violated constraint into a {@link DirectoryConflict}. */
export async function conflicts<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    throw conflictOr(error);
  }
}

function conflictOr(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const { code, constraint } = error as Error & { code: unknown; constraint?: string };
  const kind = Object.entries(kinds).find(([state]) => state === code)?.[1];
  return kind ? new DirectoryConflict(kind, constraint ?? 'unnamed', { cause: error }) : error;
}
