import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stacks of failures go through the codec as well. Loaded by its path: by clients, workers, the bundle. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
