import type { Texts } from '../texts';
import { mail } from './mail';
import { pages } from './pages';
import { reasons } from './reasons';
import { sessions } from './sessions';

export const en = { mail, pages, reasons, sessions } as const satisfies Texts;
