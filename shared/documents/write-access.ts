import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { accessDocument } from './access';

/** `npm run access`: writes docs/access.md anew. */
writeFileSync(resolve(__dirname, '../../docs/access.md'), accessDocument());
