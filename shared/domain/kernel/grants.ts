import type { Grant } from './area';

export const coordinators: Grant = { roles: ['coordinator'] };

/** The coordinator asks for it, and records no finding. */
export const asks: Grant = { ...coordinators, although: 'The coordinator asks for it, and records no finding.' };
