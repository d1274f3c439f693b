import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { programmeSchema, type Programme } from '../shared/programme/schema';
import type { WorkingCalendar } from '../shared/domain/time';

/** The programmes as they are shipped: the tests hold for what is delivered, not for a definition of their own. */
export const standard = load('standard');
export const demo = load('demo');
export const youth = load('youth');

/** The working days of the facility: a weekend of Saturday and Sunday, clocks that change. */
export const paris: WorkingCalendar = { timeZone: 'Europe/Paris', weekend: [6, 7], holidays: ['2031-05-01'] };

function load(id: string): Programme {
  const file = join(folder(__dirname), id, 'programme.yaml');
  return programmeSchema.parse(parse(readFileSync(file, 'utf8')));
}

/** The programmes of the checkout: what is compiled for `npm run simulate` is some folders further down. */
function folder(from: string): string {
  const here = join(from, 'programmes');
  return existsSync(here) ? here : folder(dirname(from));
}
