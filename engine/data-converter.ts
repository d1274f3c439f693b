import type { DataConverter } from '@temporalio/common';
import { EncryptionCodec, type CodecOptions, type PayloadKeys } from './payload-codec';

/** Path of the failure converter, for the bundle of the workflows. */
export const failureConverterPath = require.resolve('./failure-converter');

/** Encodes and decodes everything that the engine stores, encrypted, failures included. */
export function createDataConverter(keys: PayloadKeys, options: CodecOptions = {}): DataConverter {
  return { failureConverterPath, payloadCodecs: [new EncryptionCodec(keys, options)] };
}
