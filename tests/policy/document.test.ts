import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandNames } from '../../shared/domain/case-rules';
import { accessDocument } from '../../shared/documents/access';

const written = readFileSync(join(__dirname, '../../docs/access.md'), 'utf8');

describe('docs/access.md', () => {
  it('is what the tables say now: npm run access writes it', () => {
    expect(written).toBe(accessDocument(written));
  });

  it('has a line for every command', () => {
    for (const name of commandNames) expect(written).toContain(`| \`${name}\` |`);
  });
});
