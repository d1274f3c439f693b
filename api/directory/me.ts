import { z } from 'zod';
import * as directory from '../../record/directory';
import { changed } from '../../record/directory/changes';
import { notFound } from '../errors/problem';
import { operation } from '../http/operation';
import { paths } from '../paths';
import { language, personResponse, presentPerson } from './people';
import { timeZone } from './time-zone';

/** The caller's own row: what they see of themselves, and what they choose for themselves. */
export const meOperations = [
  operation({
    id: 'getMe',
    tag: 'Directory',
    method: 'get',
    path: paths.me,
    summary: 'The caller, as the directory knows them',
    response: personResponse,
    handle: async ({ caller }, { db, seals }) => {
      const person = await directory.findPerson(db, seals, caller.personId);
      if (!person) throw notFound();
      return { body: presentPerson(person, caller) };
    },
  }),
  operation({
    id: 'changeMe',
    tag: 'Directory',
    method: 'patch',
    path: paths.me,
    summary: 'The language of your mails and pages, and the time zone in which times are shown to you',
    body: z.strictObject({ language: language.optional(), timeZone: timeZone.optional() }),
    response: personResponse,
    handle: async ({ caller, body }, { db, seals, now }) => {
      const person = await directory.changePerson(db, seals, caller.personId, changed(body), now());
      if (!person) throw notFound();
      return { body: presentPerson(person, caller) };
    },
  }),
] as const;
