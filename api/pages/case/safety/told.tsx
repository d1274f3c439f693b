import type { ComponentChildren, JSX } from 'preact';
import type { EventType } from '../../../../shared/domain/case';
import type { Recorded } from '../../../cases/sections/recorded';
import type { Saying } from '../../say';
import { Details } from '../../views/details';
import { sentenceOf } from '../entries';
import { RecordedBy } from '../section/recorded';

/** An entry as its sentence, with the values and texts that the sentence does not hold. */
export function Told(props: {
  readonly type: EventType;
  /** Values of the sentence. */
  readonly says?: Readonly<Record<string, unknown>>;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly recorded: Recorded;
  readonly saying: Saying;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { type, says = {}, details = {}, recorded, saying, children } = props;
  return (
    <li>
      <h3>{sentenceOf({ type, details: says }, saying)}</h3>
      <Details values={details} saying={saying} />
      <RecordedBy of={recorded} saying={saying} />
      {children}
    </li>
  );
}
