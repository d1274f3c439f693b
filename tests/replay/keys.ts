import type { PayloadKeys } from '../../engine/payload-codec';

const key = { id: 'replay', secret: Buffer.alloc(32, 'recorded histories') };

/** Recorded histories are encrypted like any; they hold nothing but made-up ids, so their key is no secret. */
export const replayKeys: PayloadKeys = { current: key, byId: new Map([[key.id, key]]) };
