import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { accessDocument } from './access';

const file = resolve(__dirname, '../../docs/access.md');

/** `npm run access`: writes docs/access.md anew. */
writeFileSync(file, accessDocument(readFileSync(file, 'utf8')));
