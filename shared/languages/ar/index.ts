import type { Texts } from '../texts';
import { mail } from './mail';
import { pages } from './pages';
import { practice } from './practice';
import { reasons } from './reasons';

export const ar = { mail, pages, reasons, practice } as const satisfies Texts;
