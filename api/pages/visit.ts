import type { Request, Response } from 'express';
import type { z } from 'zod';
import { askedOf, type RawRequest } from '../http/asked';
import type { Answering, Reads } from '../http/operation';
import type { Services } from '../services';
import { readFormMark, writeFormMark } from './forms/mark';
import type { Marks, Visit } from './page';
import { endsOf } from '../sessions/lasting';
import { sectionsFor } from './sections';
import type { Voice } from './voice';

/** The request of a signed-in person, with the operations of the API within reach. */
export function visitOf(services: Services, request: Request, response: Response, reads: Reads): Visit {
  const { caller } = services.sessions.signedIn(response);
  return {
    caller,
    voice: voiceOf(services, request, response),
    params: request.params as Record<string, string>,
    query: onlyOnce(request.query),
    call: async <Answer extends z.ZodType>(operation: Answering<Answer>, raw: RawRequest = {}) => {
      const { body } = await operation.handle({ ...askedOf(operation, raw, caller), reads }, services);
      return body as z.output<Answer>;
    },
    marks: marksOf(services, caller.personId),
  };
}

function marksOf({ pageKeys, now, newId }: Services, personId: string): Marks {
  return {
    write: (content) => writeFormMark(pageKeys, { ...content, personId }),
    read: (text) => {
      const mark = readFormMark(pageKeys, text, now());
      return mark?.personId === personId ? mark : null;
    },
    newKey: newId,
  };
}

/** Language, time zone and names for a page of the person who is signed in. */
export function voiceOf(services: Services, request: Request, response: Response): Voice {
  const { person, caller, signedInAt } = services.sessions.signedIn(response);
  const asOf = services.now();
  return {
    translator: services.translatorFor(person.language),
    translatorOf: (programmeId) => services.translatorFor(person.language, programmeId),
    timeZone: person.timeZone,
    programmeName: services.programmeName,
    contactLine: services.contactLine,
    personName: `${person.givenName} ${person.familyName}`,
    csrf: services.sessions.formToken(request, response),
    asOf,
    signedInAt,
    ...endsOf(signedInAt, asOf),
    address: request.originalUrl,
    sections: sectionsFor(caller),
  };
}

/** A parameter that stands twice in an address is read as its first value. */
function onlyOnce(query: Request['query']): Readonly<Record<string, string>> {
  const values = Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value] as const);
  return Object.fromEntries(values.filter((each): each is [string, string] => typeof each[1] === 'string'));
}
