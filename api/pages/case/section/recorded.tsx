import type { ComponentChildren, JSX } from 'preact';
import type { Recorded } from '../../../cases/sections/recorded';
import { codeInWords, type Saying } from '../../say';
import { By } from '../entries';

interface From {
  readonly of: Recorded;
  readonly saying: Saying;
}

/** Who says so and when, with the corrections of the entry. */
export function RecordedBy({ of, saying }: From): JSX.Element {
  return (
    <>
      <By entry={of} saying={saying} />
      <Corrections of={of} saying={saying} />
    </>
  );
}

/** Corrections stand beside what they correct, which stays as it was. */
function Corrections({ of, saying }: From): JSX.Element {
  const { translator, timeZone, nameOf } = saying;
  return (
    <>
      {of.corrections.map(({ number, at, by, reasonCode, correction }) => {
        const name = by && (nameOf(by.personId) ?? translator.text('app.case.unnamed'));
        return (
          <div key={number}>
            <p>
              <strong class="late">{translator.text('sections.common.corrected')}</strong>{' '}
              <bdi>{correction ?? translator.text('sections.common.notSeen')}</bdi>
            </p>
            <p class="quiet">
              {reasonCode !== undefined && `${codeInWords(translator, reasonCode)} · `}
              <bdi>{name}</bdi>
              {` · ${translator.moment(at, timeZone)}`}
            </p>
          </div>
        );
      })}
    </>
  );
}

/** Something that was said or decided: its words, the text of its author, and the entry that it was taken from. */
export function Said(props: {
  readonly words: ComponentChildren;
  readonly says?: string | undefined;
  readonly recorded?: Recorded | undefined;
  readonly saying: Saying;
}): JSX.Element {
  const { words, says, recorded, saying } = props;
  return (
    <>
      <p>{words}</p>
      {says !== undefined && <FreeText text={says} />}
      {recorded && <RecordedBy of={recorded} saying={saying} />}
    </>
  );
}

/** A text as its author wrote it, in its own direction. */
export function FreeText({ text }: { readonly text: string }): JSX.Element {
  return (
    <p dir="auto" class="said">
      {text}
    </p>
  );
}
