import { writeFileSync } from 'node:fs';
import { textIn, linksIn } from './support/html';
import { startWorld } from './support/world';
import { caseOf, playBusy } from './support/cases';
import { idFrom } from '../../local/seed/ids';

it('dumps', async () => {
  const world = await startWorld();
  const stage = await world.stage();
  await playBusy(stage);
  const out: string[] = [];
  const busy = idFrom('busy', 'case');
  void caseOf;
  for (const who of ['coordinator', 'psychologist2', 'scholar', 'manager', 'police', 'chair', 'auditor']) {
    const visitor = await world.visitor(who);
    for (const part of ['', '/plan', '/assessment', '/meetings']) {
      const { status, text } = await visitor.get(`${world.url}/cases/${busy}${part}`);
      out.push(`##### ${who} ${part} ${status} ${Buffer.byteLength(text)}`, textIn(text).replace(/ · /g, '\n   '), '');
      if (who === 'coordinator') writeFileSync(`/tmp/page${part.replace('/', '-')}.html`, text);
      if (part === '/assessment' && status === 200) {
        const link = linksIn(text).find((each) => /assessment\/[0-9a-f]/.test(each));
        if (link) {
          const round = await visitor.get(world.url + link);
          out.push(`##### ${who} round ${round.status}`, textIn(round.text), '');
          if (who === 'coordinator') writeFileSync(`/tmp/page-round.html`, round.text);
        }
      }
    }
  }
  writeFileSync('/tmp/dump.txt', out.join('\n'));
  await world.stop();
});
