import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { editorSchema } from './json-schema';

/** `npm run programme:schema`: writes docs/programme.schema.json anew. */
writeFileSync(resolve(__dirname, '../../docs/programme.schema.json'), editorSchema());
