import type { Request } from 'express';
import { saveDraft } from '../../../record/drafts/drafts';
import { sealDraft } from '../../drafts/content';
import { endOf } from '../../drafts/lasting';
import { inputs } from '../../forms/turn';
import type { KeepForm } from '../../sessions/keeping';
import type { Services } from '../../services';
import { oneOf, type Posted } from '../page';
import { pageIn, stepOf } from './keeping';
import { markField, readFormMark } from './mark';

/** Inputs of a page that are no answers. */
const own = [markField, '_csrf', ...Object.values(inputs)];

/**
 * Keeps a form that came when its author's session was over, or when they have to sign in again first. The form's mark
 * says whose it is, so that it is kept for that person and for nobody else; nothing is recorded.
 */
export function createFormKeeper({ db, pageKeys, now }: Pick<Services, 'db' | 'pageKeys' | 'now'>): KeepForm {
  return async (request, personId) => {
    const posted = postedIn(request);
    const savedAt = now();
    const mark = readFormMark(pageKeys, oneOf(posted, markField), savedAt);
    if (!mark) return 'no_form';
    if (personId !== null && personId !== mark.personId) return 'of_another';
    const { key: draftId, caseId, taskId, form, asOf, at: openedAt } = mark;
    const of = { personId: mark.personId, draftId };
    const page = pageIn(posted);
    const isChecked = oneOf(posted, inputs.checked) !== '';
    const typed = Object.fromEntries(
      Object.entries(posted).flatMap(([name, value]) => (own.includes(name) ? [] : [[name, [value].flat()]])),
    );
    const sealed = sealDraft(pageKeys, of, { form, page, isChecked, openedAt, asOf, typed });
    const expiresAt = endOf(savedAt, 'parked');
    await saveDraft(db, { ...of, caseId, taskId, sealed, savedAt, expiresAt, isKept: false }, null);
    return { path: `${stepOf(request.path, mark, page)}&parked=1` };
  };
}

function postedIn({ body }: Request): Posted {
  return (body ?? {}) as Posted;
}
