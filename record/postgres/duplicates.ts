const uniqueViolation = '23505';

/** The name of the unique rule that an error says was broken, or null for any other error. */
export function duplicateIn(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== uniqueViolation) return null;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : 'unnamed';
}
