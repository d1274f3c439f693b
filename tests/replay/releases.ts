import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import recorded from './releases.json';

/** A published version and its commit, since a clone may lack the tag. */
export interface Release {
  readonly version: string;
  readonly commit: string;
}

/** Oldest first. The version of package.json is added when the next one is prepared. */
export const releases: readonly Release[] = recorded;

/** The last version published before this one. @throws if there is none */
export function previousRelease(): Release {
  const before = releases.filter((release) => release.version !== version).at(-1);
  if (!before) throw new Error(`tests/replay/releases.json names no release before ${version}`);
  return before;
}

export const historiesFolder = join(__dirname, 'histories');

/** Whether histories of a version are stored. */
export function hasHistories(of: string): boolean {
  return existsSync(join(historiesFolder, of));
}
