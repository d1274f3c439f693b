import type { Payload } from '@temporalio/common';
import { EncryptionCodec, type PayloadKeys } from '../../engine/payload-codec';
import { testKeys } from './engine';

const payload: Payload = {
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from('{"notificationId":"n-1"}'),
};
const inWorkflow = (workflowId: string) => ({ type: 'workflow', namespace: 'default', workflowId }) as const;
const keys = testKeys('k1');

async function sealed(under: PayloadKeys = keys, workflowId?: string): Promise<Payload> {
  const [first] = await new EncryptionCodec(under).encode([payload], workflowId ? inWorkflow(workflowId) : undefined);
  return first!;
}

function opened(what: Payload, under: PayloadKeys = keys, workflowId?: string): Promise<Payload[]> {
  return new EncryptionCodec(under).decode([what], workflowId ? inWorkflow(workflowId) : undefined);
}

const altered = (bytes: Uint8Array, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 1;
  return copy;
};

it('gives back the whole payload, its metadata included', async () => {
  const [back] = await opened(await sealed());
  expect(Buffer.from(back!.data!)).toEqual(payload.data);
  expect(Buffer.from(back!.metadata!['encoding']!)).toEqual(payload.metadata!['encoding']);
});

it('hides content and metadata, and never encrypts twice alike', async () => {
  const [one, two] = [await sealed(), await sealed()];
  expect(Buffer.from(one.data!).toString('latin1')).not.toContain('n-1');
  expect(Buffer.from(one.data!).toString('latin1')).not.toContain('json/plain');
  expect(one.data).not.toEqual(two.data);
});

it('reads under a new key what was written under the old one, for as long as that is kept', async () => {
  const old = keys.current;
  const next = testKeys('k2').current;
  const rotated = { current: next, byId: new Map([next, old].map((key) => [key.id, key])) };
  const before = await sealed();
  await expect(opened(before, rotated)).resolves.toHaveLength(1);
  const after = await sealed(rotated);
  expect(Buffer.from(after.metadata!['key-id']!).toString()).toBe('k2');
  await expect(opened(before, { current: next, byId: new Map([[next.id, next]]) })).rejects.toThrow(
    'payload_key_unknown',
  );
});

it('asks once whether a key that it does not know has come since, and for nothing that is not encrypted', async () => {
  const byId = new Map(testKeys('k2').byId);
  const asked: string[] = [];
  const refresh = async (): Promise<void> => {
    asked.push('refresh');
    if (asked.length > 1) byId.set(keys.current.id, keys.current);
  };
  const ring = { current: testKeys('k2').current, byId, refresh };
  const before = await sealed();
  await expect(opened(before, ring)).rejects.toThrow('payload_key_unknown');
  await expect(opened(before, ring)).resolves.toHaveLength(1);
  await expect(opened(before, ring)).resolves.toHaveLength(1);
  await expect(opened(payload, ring)).rejects.toThrow('payload_not_encrypted');
  expect(asked).toHaveLength(2);
});

it('refuses what was altered: every part of the data, the key it names, the workflow it belongs to', async () => {
  const good = await sealed(keys, 'case:a');
  const { length } = good.data!;
  for (const at of [0, 12, Math.floor(length / 2), length - 1]) {
    await expect(opened({ ...good, data: altered(good.data!, at) })).rejects.toThrow('payload_altered');
  }
  await expect(opened({ ...good, data: good.data!.subarray(0, 20) })).rejects.toThrow('payload_altered');
  const sameSecret = { id: 'k9', secret: keys.current.secret };
  const both = { current: keys.current, byId: new Map([keys.current, sameSecret].map((key) => [key.id, key])) };
  const renamed = { ...good, metadata: { ...good.metadata, 'key-id': Buffer.from('k9') } };
  await expect(opened(renamed, both)).rejects.toThrow('payload_altered');
  const moved = { ...good, metadata: { ...good.metadata, 'workflow-id': Buffer.from('case:b') } };
  await expect(opened(moved, keys, 'case:b')).rejects.toThrow('payload_altered');
});

it('refuses what belongs to another workflow, and knows no better where a replay calls every workflow fake', async () => {
  const good = await sealed(keys, 'case:a');
  await expect(opened(good, keys, 'case:a')).resolves.toHaveLength(1);
  await expect(opened(good, keys, 'case:b')).rejects.toThrow('payload_of_another_workflow');
  await expect(opened(good, keys, 'fake')).rejects.toThrow('payload_of_another_workflow');
  const replaying = new EncryptionCodec(keys, { isReplay: true });
  await expect(replaying.decode([good], inWorkflow('fake'))).resolves.toHaveLength(1);
});

it('takes what a schedule wrote for the workflows that it starts', async () => {
  const good = await sealed(keys, 'sweep');
  await expect(opened(good, keys, 'sweep-2026-11-23T19:43:00Z')).resolves.toHaveLength(1);
  const result = await sealed(keys, 'sweep-2026-11-23T19:43:00Z');
  await expect(opened(result, keys, 'sweep-2026-11-23T19:44:00Z')).resolves.toHaveLength(1);
  await expect(opened(good, keys, 'sweep-another')).rejects.toThrow('payload_of_another_workflow');
});

it('refuses what it did not encrypt', async () => {
  await expect(opened(payload)).rejects.toThrow('payload_not_encrypted');
  await expect(opened({})).rejects.toThrow('payload_not_encrypted');
});
