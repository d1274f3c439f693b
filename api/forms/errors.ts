import type { z } from 'zod';
import type { FormErrorText } from '../../shared/languages/form-texts';
import type { Form } from './form';
import type { Reading } from './moments';
import { pathsOf } from './pages';
import type { Typed } from './typed';

/** An error of a field: found in what was typed, or a rule's refusal with its code. */
export type FormError = { readonly path: string } & (
  | {
      readonly code: FormErrorText;
      readonly values?: Readonly<Record<string, string | number>>;
      /** Of a time that the clocks skip or show twice. */
      readonly readings?: readonly Reading[];
    }
  | { readonly refusal: string }
);

/**
 * The field of a form that a path of a body means: the field itself, the one that holds it, or the first within it.
 * @returns null where the form asks for no such field
 */
export function fieldAt(form: Form, typed: Typed, path: string): string | null {
  const paths = pathsOf(form, typed);
  const around = paths.filter((each) => path === each || path.startsWith(`${each}.`));
  const nearest = [...around].sort((a, b) => b.length - a.length)[0];
  return nearest ?? paths.find((each) => each.startsWith(`${path}.`)) ?? null;
}

/**
 * The errors of a problem of the API, each at its field. Those of no field on the form are left over: their codes say
 * something of the whole.
 */
export function errorsOfProblem(
  form: Form,
  typed: Typed,
  errors: readonly { readonly path: string; readonly code: string }[],
): { readonly errors: readonly FormError[]; readonly others: readonly string[] } {
  const found = errors.map(({ path, code }) => ({ code, path: fieldAt(form, typed, path) }));
  return {
    errors: found.flatMap(({ path, code }) => (path === null ? [] : [{ path, refusal: code }])),
    others: found.flatMap(({ path, code }) => (path === null ? [code] : [])),
  };
}

/** An issue of a schema, in the form's own words. */
export function errorOfIssue(path: string, issue: z.core.$ZodIssue): FormError {
  switch (issue.code) {
    case 'too_big':
      return { path, code: tooBig[issue.origin] ?? 'invalid', values: { max: Number(issue.maximum) } };
    case 'too_small':
      return { path, code: tooSmall[issue.origin] ?? 'required', values: { min: Number(issue.minimum) } };
    case 'invalid_value':
      return { path, code: 'choose' };
    case 'custom':
      return { path, code: issue.params?.['code'] === 'control_characters' ? 'controls' : 'invalid' };
    default:
      return { path, code: 'invalid' };
  }
}

const tooBig: Readonly<Record<string, FormErrorText>> = {
  string: 'tooLong',
  array: 'tooMany',
  number: 'tooBig',
  int: 'tooBig',
};
const tooSmall: Readonly<Record<string, FormErrorText>> = {
  array: 'tooFew',
  number: 'tooSmall',
  int: 'tooSmall',
};
