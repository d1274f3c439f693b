import { Session, type Profiler } from 'node:inspector';

/** Counts calls of functions in shared/policy during `act`, from V8's coverage; the count is deterministic. */
export async function policyCalls(act: () => PromiseLike<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await act();
  let calls = 0;
  session.post('Profiler.takePreciseCoverage', (failed, { result }) => {
    if (failed) throw failed;
    calls = result.filter(({ url }) => url.includes('/shared/policy/')).reduce((sum, file) => sum + callsIn(file), 0);
  });
  session.disconnect();
  return calls;
}

/** Excludes the getters of a compiled module's exports. */
function callsIn({ functions }: Profiler.ScriptCoverage): number {
  return functions
    .filter(({ functionName }) => !functionName.startsWith('get '))
    .reduce((sum, { ranges: [whole] }) => sum + (whole?.count ?? 0), 0);
}
