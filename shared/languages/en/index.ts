import type { Texts } from '../texts';
import { app } from './app';
import { mail } from './mail';
import { pages } from './pages';
import { reasons } from './reasons';
import { sessions } from './sessions';

export const en = { mail, pages, reasons, app, sessions } as const satisfies Texts;
