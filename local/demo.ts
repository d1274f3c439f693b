import { dirname } from 'node:path';
import { readLocalConfig } from './config';
import { createClients } from './demo/client';
import { chooseStory } from './demo/stories';
import { findOrStartStack } from './demo/stack';
import { createNarrator } from './demo/told';
import { runProgram } from '../shared/platform/run-program';

/** `npm run demo`: a case in two minutes, on the running stack or on one of its own. */
async function main(): Promise<void> {
  const play = chooseStory(process.argv.slice(2));
  const config = readLocalConfig(process.env, dirname(__dirname));
  const { issuer: ownIssuer, smtpUrl } = config.own;
  if (ownIssuer !== undefined || smtpUrl !== undefined) {
    throw new Error('The demonstration signs made-up people in and reads their mails: unset OIDC_ISSUER and SMTP_URL.');
  }
  const stack = await findOrStartStack(config);
  let code = 0;
  try {
    const { api, issuer, mailbox = '' } = stack.addresses;
    const tell = createNarrator((line) => console.log(line));
    await play({ as: createClients(api, issuer), mailbox, pages: api, tell });
    console.log('\nEvery step above went over HTTP, through a mail or a browser.');
  } catch (error) {
    if (stack.isInterrupted()) return;
    console.error(`\nThe demonstration stops here: ${describe(error)}`);
    code = 1;
  }
  await stack.end();
  process.exit(code);
}

/** An error in one line; for a failed connection its cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

runProgram(main, {
  endsAtOnce: true,
});
