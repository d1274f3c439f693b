import type { Response } from 'express';
import { renderToString } from 'preact-render-to-string';
import type { Reply } from './page';

/** Sends a page, or a 303 See Other: reloading the next page repeats nothing. */
export function send(response: Response, reply: Reply): void {
  if ('seeOther' in reply) {
    response.redirect(303, reply.seeOther);
    return;
  }
  if ('download' in reply) {
    const { name, type, body } = reply.download;
    response.attachment(name).type(type).send(body);
    return;
  }
  if ('says' in reply) {
    response.type('text').send(reply.says);
    return;
  }
  response
    .status(reply.status ?? 200)
    .type('html')
    .send(`<!DOCTYPE html>${renderToString(reply.view)}`);
}
