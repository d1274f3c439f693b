import type { PayloadKeys } from '../../engine/payload-codec';

const key = { id: 'replay', secret: Buffer.alloc(32, 'recorded histories') };

/** Recorded histories are encrypted like any other; they contain only made-up ids, so their key is public. */
export const replayKeys: PayloadKeys = { current: key, byId: new Map([[key.id, key]]) };
