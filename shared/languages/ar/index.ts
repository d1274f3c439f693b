import type { Texts } from '../texts';
import { app } from './app';
import { forms } from './forms';
import { mail } from './mail';
import { pages } from './pages';
import { practice } from './practice';
import { registers } from './registers';
import { sessions } from './sessions';

export const ar = {
  mail,
  pages,
  forms,
  app,
  registers,
  sessions,
  practice,
} as const satisfies Texts;
