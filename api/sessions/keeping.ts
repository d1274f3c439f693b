import type { Request, Response } from 'express';
import { readForm } from './again';

/**
 * Keeps what was typed into a form that cannot be taken now.
 * @param personId who is signed in; null for nobody
 * @returns where its author goes on with it; or that there is no form of ours, or that it is another person's
 */
export type KeepForm = (
  request: Request,
  personId: string | null,
) => Promise<{ readonly path: string } | 'no_form' | 'of_another'>;

/** Keeps a form whose body is not read yet. */
export async function keepUnread(
  { keepForm, publicUrl }: { readonly keepForm: KeepForm; readonly publicUrl: string },
  personId: string | null,
  request: Request,
  response: Response,
): ReturnType<KeepForm> {
  return (await readForm(request, response, publicUrl)) ? keepForm(request, personId) : 'no_form';
}
