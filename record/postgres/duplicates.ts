const uniqueViolation = '23505';

/** The name of the violated unique constraint, or null for any other error. */
export function duplicateIn(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== uniqueViolation) return null;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : 'unnamed';
}
