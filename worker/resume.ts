import { z } from 'zod';
import { engineConfig } from '../engine/config';
import { connect } from '../engine/connect';
import { createNudge } from '../engine/nudge';
import { resumeStreams, type ResumeCounts } from '../engine/resume';
import { openDatabase } from '../record/database';
import { openInstallationKeys } from '../record/keys/open';
import { openStreams } from '../record/streams';
import { ConfigError, parseConfig, variables } from '../shared/config';

const resumeConfig = () =>
  z.object({
    ...variables.database(),
    ...variables.keyStore(),
    ...variables.engine(),
    /** Workflows started a second; a development server carries about 57. */
    RESUME_PER_SECOND: z.coerce.number().positive().max(1_000).default(40),
  });

/** `npm run engine:resume`: starts the workflow of every open stream again after the engine was lost. */
async function main(): Promise<ResumeCounts> {
  const config = parseConfig(resumeConfig, process.env);
  const engine = engineConfig(process.env);
  if (engine === undefined) throw new ConfigError(['TEMPORAL_ADDRESS: is not set']);
  const db = openDatabase(config.DATABASE_URL, { poolSize: 2 });
  const keys = openInstallationKeys(config);
  const client = connect(engine, await keys.ring('payload'));
  try {
    return await resumeStreams({
      streams: openStreams(db),
      nudge: createNudge(client, { patience: 5_000 }),
      perSecond: config.RESUME_PER_SECOND,
      onProgress: ({ started, unreached }) => {
        if ((started + unreached) % 100 === 0) console.log(`${started} started, ${unreached} not reached`);
      },
    });
  } finally {
    await client.connection.close();
    await Promise.all([db.destroy(), keys.close()]);
  }
}

main().then(
  ({ started, unreached }) => {
    console.log(`${started} streams carried on, ${unreached} not reached${unreached > 0 ? ': run it again' : ''}`);
    process.exitCode = unreached > 0 ? 1 : 0;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
