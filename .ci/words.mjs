// `npm run check -- words`: turns of phrase that CONTRIBUTING.md rules out, in comments and documents.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

const turns = [
  'whoever',
  'what is owed to',
  '(?:is|are|was|were|be|been|being) told',
  'lies in',
  'of before',
  'all the same',
  '(?:is|are|was|were|be|been) seen to',
  'a word is wanted',
  'somebody who',
  // As in keep-apart, a term of the field.
  '(?<!keep[- ]|kept )apart',
];
// A turn may run over the end of a line.
const banned = new RegExp(turns.map((turn) => `\\b${turn.replaceAll(/ (?!\))/gu, '\\s+')}\\b`).join('|'), 'giu');
const vagueStart = /\/\*\*\s+(?:\* )?What\b/gu;

/** Made of tables, or history. */
const notOurs = ['docs/access.md', 'CHANGELOG.md'];

const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.md'], { cwd: root, encoding: 'utf8' }).split('\n');
const isChecked = (file) => file !== '' && !notOurs.includes(file);

/** Blanks everything that is not prose, so that positions stay. */
function proseOf(file, text) {
  const code = file.endsWith('.md')
    ? /<!-- made: \w+ -->[^]*?<!-- \/made -->|```[^]*?```|`[^`\n]*`/gu
    : /\/\*[^]*?\*\/|(?:^|\s)\/\/[^\n]*/gu;
  const blank = (part) => part.replace(/[^\n]/gu, ' ');
  if (file.endsWith('.md')) return text.replace(code, blank);
  let prose = '';
  let end = 0;
  for (const { 0: comment, index } of text.matchAll(code)) {
    prose += blank(text.slice(end, index)) + comment;
    end = index + comment.length;
  }
  return prose;
}

const found = files.filter(isChecked).flatMap((file) => {
  const prose = proseOf(file, readFileSync(resolve(root, file), 'utf8')).replace(/\n\s*(?:\*|\/\/) /gu, (gap) =>
    gap.replace(/[*/]/gu, ' '),
  );
  return [...prose.matchAll(banned), ...prose.matchAll(vagueStart)].map(
    ({ 0: turn, index }) => `${file}:${prose.slice(0, index).split('\n').length}: ${turn.replace(/\s+/gu, ' ')}`,
  );
});
for (const line of found) console.log(line);
process.exit(found.length === 0 ? 0 : 1);
