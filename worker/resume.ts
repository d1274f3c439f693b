import { z } from 'zod';
import { engineConfig } from '../engine/config';
import { connect } from '../engine/connect';
import { createNudge } from '../engine/nudge';
import { resumeStreams } from '../engine/resume';
import { runningStreams } from '../engine/running';
import { openDatabase } from '../record/postgres/database';
import { openInstallationKeys } from '../record/keys/open';
import { openStreams } from '../record/log/streams';
import { ConfigError, parseConfig, variables } from '../shared/platform/config';
import { runProgram } from '../shared/platform/run-program';

const resumeConfig = () =>
  z.object({
    ...variables.database(),
    ...variables.keyStore(),
    ...variables.engine(),
    /** Workflows started per second; a development server manages about 57. */
    RESUME_PER_SECOND: z.coerce.number().positive().max(1_000).default(40),
  });

/** `npm run engine:resume`: starts the workflow of every stream that is open in the record. */
async function main(): Promise<number> {
  const config = parseConfig(resumeConfig, process.env);
  const engine = engineConfig(process.env);
  if (engine === undefined) throw new ConfigError(['TEMPORAL_ADDRESS: is not set']);
  const db = openDatabase(config.DATABASE_URL, { poolSize: 2 });
  const keys = openInstallationKeys(config);
  const client = connect(engine, await keys.ring('payload'));
  try {
    const { started, others, unreached } = await resumeStreams({
      open: openStreams(db),
      running: runningStreams(client),
      nudge: createNudge(client, { patience: 5_000, perSecond: config.RESUME_PER_SECOND }),
      perSecond: config.RESUME_PER_SECOND,
      onProgress: (nudged) => console.log(`${nudged} told`),
    });
    console.log(`${started} streams carried on, ${unreached} not reached${unreached > 0 ? ': run it again' : ''}`);
    if (others > 0) console.log(`${others} workflows ran that nothing is open for: told to look, and to end`);
    return unreached > 0 ? 1 : 0;
  } finally {
    await client.connection.close();
    await Promise.all([db.destroy(), keys.close()]);
  }
}

runProgram(main);
