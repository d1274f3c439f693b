import { DefaultLogger, Runtime } from '@temporalio/worker';

const nothing = (): void => undefined;
const quiet = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

// A process has one runtime of the engine for all its test files; it is installed when this module loads.
Runtime.install({ shutdownSignals: [], logger: process.env['ENGINE_LOG'] ? new DefaultLogger('INFO') : quiet });
