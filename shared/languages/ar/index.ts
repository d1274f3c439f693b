import type { Texts } from '../texts';
import { app } from './app';
import { mail } from './mail';
import { pages } from './pages';
import { practice } from '../en/practice';
import { reasons } from './reasons';
import { sessions } from './sessions';

export const ar = { mail, pages, reasons, app, sessions, practice } as const satisfies Texts;
