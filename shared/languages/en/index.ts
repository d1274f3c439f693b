import type { Texts } from '../texts';
import { app } from './app';
import { mail } from './mail';
import { pages } from './pages';
import { reasons } from './reasons';

export const en = { mail, pages, reasons, app } as const satisfies Texts;
