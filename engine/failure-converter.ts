import { DefaultFailureConverter } from '@temporalio/common';

/** Encrypts messages and stacks of failures as well. Loaded by path: by clients, workers and the bundle. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
