import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import recorded from './releases.json';

/** A version that was given out, and the commit that it was made of, since a clone may lack the tag. */
export interface Release {
  readonly version: string;
  readonly commit: string;
}

/** Oldest first. The version of package.json is not among them until the next one is prepared. */
export const releases: readonly Release[] = recorded;

/** The last version that was given out before this one. @throws where there is none */
export function previousRelease(): Release {
  const before = releases.filter((release) => release.version !== version).at(-1);
  if (!before) throw new Error(`tests/replay/releases.json names no release before ${version}`);
  return before;
}

export const historiesFolder = join(__dirname, 'histories');

/** Whether what the workflow of a version writes is kept. */
export function hasHistories(of: string): boolean {
  return existsSync(join(historiesFolder, of));
}
