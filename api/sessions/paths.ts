/** The addresses of signing in and out. */
export const paths = {
  signIn: '/sign-in',
  callback: '/auth/callback',
  signOut: '/sign-out',
} as const;

/** The address that leads to sign-in and from there to a path. */
export function signInPath(to: string, options: { readonly fresh?: boolean } = {}): string {
  return `${paths.signIn}?${new URLSearchParams({ ...(options.fresh && { fresh: '1' }), to }).toString()}`;
}
