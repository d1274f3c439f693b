import type { JSX } from 'preact';
import { taskRows } from '../../../shared/domain/catalogue';
import type { Translator } from '../../../shared/languages';
import { stepOf, type Draft } from '../forms/keeping';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';

/** Forms that this person began and has not sent. */
export function Drafts(props: { readonly drafts: readonly Draft[]; readonly voice: Voice }): JSX.Element | null {
  const { drafts, voice } = props;
  const { translator, timeZone } = voice;
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{translator.text('app.drafts.heading')}</h2>
      <ul class="rows">
        {drafts.map((draft) => (
          <li key={draft.draftId}>
            <a href={stepOf(addressOf(draft), { key: draft.draftId })}>
              {titleOf(draft, translator)}
              {draft.alias !== undefined && (
                <>
                  {', '}
                  <bdi>{draft.alias}</bdi>
                </>
              )}
              {`, ${translator.moment(draft.savedAt, timeZone)}`}
            </a>{' '}
            <span class="quiet">
              {translator.text('app.drafts.until', { when: translator.moment(draft.expiresAt, timeZone) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function addressOf({ form = '', caseId, taskId }: Draft): string {
  if (taskId !== undefined) return hrefTo(paths.task, { taskId });
  return caseId === undefined ? hrefTo(paths.newCase, {}) : hrefTo(paths.action, { caseId, command: form });
}

function titleOf({ form = '' }: Draft, translator: Translator): string {
  const { commands } = translator.practice;
  if (Object.hasOwn(taskRows, form)) return translator.missing(form);
  return Object.hasOwn(commands, form) ? commands[form as keyof typeof commands].title : form;
}
