import type { Texts } from '../texts';
import { app } from './app';
import { codes } from './codes';
import { days } from './days';
import { forms } from './forms';
import { mail } from './mail';
import { pages } from './pages';
import { practice } from './practice';
import { reasons } from './reasons';
import { registers } from './registers';
import { sections } from './sections';
import { sessions } from './sessions';

export const fr = {
  mail,
  pages,
  forms,
  reasons: { ...codes, ...reasons },
  app,
  registers,
  days,
  sections,
  sessions,
  practice,
} as const satisfies Texts;
