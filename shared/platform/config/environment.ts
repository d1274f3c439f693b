export const environments = ['production', 'local', 'test'] as const;
export type Environment = (typeof environments)[number];
