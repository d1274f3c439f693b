import type { Texts } from '../texts';
import { mail } from './mail';
import { pages } from './pages';
import { reasons } from './reasons';

export const fr = { mail, pages, reasons } as const satisfies Texts;
