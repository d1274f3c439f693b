import { urlencoded, type RequestHandler, type Request, type Response } from 'express';
import type { JSX } from 'preact';
import { formLimits } from '../http/form-limits';
import { isForeignForm } from './origin';

/** A form that could not be taken, as it was sent. */
export interface SentForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const parse: RequestHandler = urlencoded(formLimits);

/** Reads the body of a form of ours, where nobody has yet. @returns false where it is from elsewhere, or too large */
export async function readForm(request: Request, response: Response, publicUrl: string): Promise<boolean> {
  if (isForeignForm(request, publicUrl)) return false;
  return new Promise((resolve) => {
    parse(request, response, (error?: unknown) => {
      resolve(error === undefined);
    });
  });
}

/** The fields as they were sent, to be sent once more; undefined where there is no form of ours. */
export async function sentForm(request: Request, response: Response, publicUrl: string): Promise<SentForm | undefined> {
  if (request.method !== 'POST' || !(await readForm(request, response, publicUrl))) return undefined;
  const body = (request.body ?? {}) as Readonly<Record<string, string | readonly string[]>>;
  const fields = Object.entries(body).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const));
  return fields.length > 0 ? { action: request.originalUrl, fields } : undefined;
}

/** Sends it once more: nothing that was typed is lost while something of ours does not answer. */
export function SendAgain({ form, label }: { readonly form: SentForm; readonly label: string }): JSX.Element {
  return (
    <form method="post" action={form.action}>
      {form.fields.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <p>
        <button type="submit">{label}</button>
      </p>
    </form>
  );
}
