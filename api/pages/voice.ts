import type { Translator } from '../../shared/languages';
import type { Section } from './sections';

/** Language, time zone, names and the form token of one request. */
export interface Voice {
  readonly translator: Translator;
  /** With the words of one programme before those of others. */
  readonly translatorOf: (programmeId: string) => Translator;
  /** IANA; the reader's. */
  readonly timeZone: string;
  readonly programmeName: string;
  readonly contactLine: string;
  /** The person who is signed in. */
  readonly personName: string;
  /** For every form: a request that changes something must carry it. */
  readonly csrf: string;
  /** When the page was made. */
  readonly asOf: string;
  readonly signedInAt: string;
  /** When the session ends without another request; at the latest then whatever is done. */
  readonly endsAt: string;
  readonly signedOutAt: string;
  /** Where the reader is: a choice of language leads back there. */
  readonly address: string;
  /** Entries of the navigation that the person may open. */
  readonly sections: readonly Section[];
}
