import type { Links, StoredLink } from '../record/outbox/links';
import { hashOfToken, linkUrl, mintToken } from '../mail/link-token';
import type { StreamRef } from '../shared/contracts/engine';
import { derivedId } from '../shared/contracts/derived-id';
import type { AgendaFacts } from '../shared/domain/kernel/types';
import type { Task } from '../shared/domain/asking/task';
import { plus } from '../shared/domain/time';
import { failure } from './failures';

export interface LinkKeys {
  readonly current: { readonly id: string; readonly secret: Uint8Array };
  readonly byId: ReadonlyMap<string, { readonly id: string; readonly secret: Uint8Array }>;
  /** Reads the keys again, which may have been added to. */
  refresh?(): Promise<void>;
}

export interface LinkMaker {
  readonly links: Pick<Links, 'find' | 'ensure'>;
  readonly keys: LinkKeys;
  readonly publicUrl: string;
}

/**
 * The address of the page that answers a task, the same at every retry and reminder. A new link uses the current key;
 * an existing one keeps its key until it ends (api.md, "Links").
 *
 * @throws `link_key_missing` when that key was removed too early
 */
export async function addressOfLink(
  { links, keys, publicUrl }: LinkMaker,
  stream: StreamRef,
  task: Task,
  generation: number,
  { programme, calendar }: AgendaFacts,
): Promise<string> {
  const token = async ({ linkId, keyId }: StoredLink): Promise<string> => {
    if (!keys.byId.has(keyId)) await keys.refresh?.();
    const key = keys.byId.get(keyId);
    if (key === undefined) throw failure('link_key_missing');
    return mintToken(key.secret, linkId, generation);
  };
  const stored = (await links.find(task.taskId, generation)) ?? {
    linkId: linkIdOf(task, generation),
    keyId: keys.current.id,
  };
  const kept = await links.ensure({
    ...stored,
    stream,
    taskId: task.taskId,
    generation,
    personId: task.assigneeId,
    tokenHash: hashOfToken(await token(stored)),
    expiresAt: plus(task.dueAt, programme.linkOutlives, calendar),
  });
  return linkUrl(publicUrl, await token(kept));
}

/** Derived from the task, so that a link made again after a restore of an older copy equals the one in the mail. */
function linkIdOf({ taskId }: Task, generation: number): string {
  return derivedId(`link:${taskId}:${generation}`);
}
