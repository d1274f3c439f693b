import type { DataConverter } from '@temporalio/common';
import { EncryptionCodec, type CodecOptions, type PayloadKeys } from './payload-codec';

/** Where the failure converter lies, for the bundle of the workflows. */
export const failureConverterPath = require.resolve('./failure-converter');

/** How clients and workers write and read what the engine stores: everything encrypted, failures too. */
export function createDataConverter(keys: PayloadKeys, options: CodecOptions = {}): DataConverter {
  return { failureConverterPath, payloadCodecs: [new EncryptionCodec(keys, options)] };
}
