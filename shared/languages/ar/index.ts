import type { Texts } from '../texts';
import { app } from './app';
import { days } from './days';
import { forms } from './forms';
import { mail } from './mail';
import { pages } from './pages';
import { practice } from './practice';
import { registers } from './registers';
import { sections } from './sections';
import { sessions } from './sessions';

export const ar = {
  mail,
  pages,
  forms,
  app,
  registers,
  days,
  sections,
  sessions,
  practice,
} as const satisfies Texts;
