import type { Express } from 'express';
import request, { type Response } from 'supertest';

/** The forms of a page as a browser would send them: target, and fields with their values. */
export interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

export function formsOf(html: string): readonly Form[] {
  return [...html.matchAll(/<form [^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].map(([, action = '', body = '']) => {
    const hidden = [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"\/>/g)];
    const checked = [...body.matchAll(/<input type="radio"[^>]* name="([^"]*)" value="([^"]*)" checked/g)];
    const areas = [...body.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs)];
    const named = [...hidden, ...checked, ...areas].map(([, name = '', value = '']) => [name, decode(value)]);
    return { action, fields: Object.fromEntries(named) };
  });
}

/** Sends the first form of a page with the reader's input. */
export function submit(app: Express, html: string, entered: Readonly<Record<string, string>> = {}) {
  const [form] = formsOf(html);
  if (!form) throw new Error(`the page has no form: ${headingOf(html)}`);
  return request(app)
    .post(form.action)
    .type('form')
    .send({ ...form.fields, ...entered });
}

/** Goes from the link to the confirmation page. */
export async function reviewed(
  app: Express,
  path: string,
  entered: Readonly<Record<string, string>>,
): Promise<Response> {
  const page = await request(app).get(path);
  return submit(app, page.text, entered);
}

/** Goes through both steps. @returns the response to the confirmation */
export async function answered(
  app: Express,
  path: string,
  entered: Readonly<Record<string, string>>,
): Promise<Response> {
  const review = await reviewed(app, path, entered);
  return submit(app, review.text);
}

export function headingOf(html: string): string {
  return decode(/<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? '');
}

function decode(text: string): string {
  return text.replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
