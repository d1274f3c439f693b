import type { Texts } from '../texts';
import { forms } from './forms';
import { mail } from './mail';
import { pages } from './pages';
import { reasons } from './reasons';

export const fr = { mail, pages, forms, reasons } as const satisfies Texts;
