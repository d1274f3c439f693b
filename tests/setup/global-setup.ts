import { startServers, type Stop } from './servers';

declare global {
  var stopTestServers: Stop | undefined;
}

export default async function globalSetup(): Promise<void> {
  globalThis.stopTestServers = await startServers();
}
