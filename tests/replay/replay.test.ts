import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import type { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { createDataConverter } from '../../engine/data-converter';
import { workflowBundle, type WorkflowBundle } from '../../worker/bundle';
import { version } from '../../package.json';
import '../setup/quiet-engine';
import { replayKeys } from './keys';
import { hasHistories, historiesFolder as folder, releases } from './releases';

type History = temporal.api.history.v1.IHistory;

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

let workflows: WorkflowBundle;
beforeAll(async () => {
  workflows = await workflowBundle('.local/cache');
});

function read(file: string): History {
  return historyFromJSON(JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/** Replays a history with today's workflow, without a server. @throws if the commands differ */
function replay(history: History): Promise<void> {
  return Worker.runReplayHistory(
    { workflowBundle: workflows, dataConverter: createDataConverter(replayKeys, { isReplay: true }) },
    history,
  );
}

/** No histories were recorded before the first release. */
const versions = new Set(
  [...releases.map((release) => release.version), version].filter((each) => !each.includes('-')),
);

it.each([...versions])('%s has its histories kept; `npm run release:record` records those of a new version', (each) => {
  expect(hasHistories(each)).toBe(true);
});

it.each(files)('%s replays with today’s workflow', async (file) => {
  await expect(replay(read(file))).resolves.toBeUndefined();
});

it('notices a workflow that would do something else', async () => {
  const history = read(files.find((name) => name.includes('opened-and-invited'))!);
  const renamed = history.events!.map((event) => {
    const { activityTaskScheduledEventAttributes: scheduled } = event;
    if (scheduled?.activityType?.name !== 'requestReport') return event;
    const attributes = { ...scheduled, activityType: { name: 'remind' } };
    return { ...event, activityTaskScheduledEventAttributes: attributes };
  });
  await expect(replay({ events: renamed })).rejects.toThrow();
});

it('covers every way the workflow can take', () => {
  const taken = new Set(files.flatMap((file) => read(file).events!.map(({ eventType }) => eventType)));
  // Started, completed, timer fired and cancelled, activity completed, failed and cancelled, continued, attributes.
  for (const eventType of [1, 2, 18, 19, 12, 13, 15, 28, 40]) expect(taken).toContain(eventType);
});
