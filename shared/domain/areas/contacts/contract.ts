import { z } from 'zod';
import { type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { type CommandsOf } from '../../contract/narratives';
import { narrative } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { type Instant } from '../../time';
import { type sections } from './programme';

/** The contacts of supervision or aftercare: each falls due on the schedule, counted from the start. */
export interface Contacts {
  readonly kind: 'supervised' | 'aftercare';
  /** The schedule is counted from here. A suspension moves it by as long. */
  readonly startedAt: Instant;
  /** When to ask for the next contact; null once the schedule has ended. */
  readonly nextAt: Instant | null;
  /** Number of contacts that fell due so far. */
  readonly asked: number;
  readonly made: number;
  readonly missed: number;
  readonly ended: boolean;
}

export const commands = {
  recordAftercareChoice: statement({ choice: z.enum(['accepted', 'declined']), reasons: narrative.optional() }),
};

interface ContactsEvents {
  contactsStarted: { readonly kind: 'supervised' | 'aftercare' };
  contactFellDue: { readonly number: number; readonly nextAt: Instant | null };
  contactMade: { readonly contactId: string };
  contactMissed: { readonly contactId: string; readonly reasonCode: string };
  outreachRecorded: { readonly contactId: string; readonly reached: boolean; readonly reasonCode?: string };
  contactScheduleEnded: { readonly kind: 'supervised' | 'aftercare' };
  aftercareChosen: { readonly choice: 'accepted' | 'declined'; readonly reasons?: Narrative };
}

interface ContactsState {
  readonly contacts: Contacts | null;
  readonly aftercareChoice: 'accepted' | 'declined' | null;
}

declare module '../../case' {
  interface Areas {
    contacts: {
      commands: CommandsOf<typeof commands>;
      events: ContactsEvents;
      state: ContactsState;
      followUps: { contact_schedule_ended: true; outreach_failed: true };
      requirements: {
        supervision_end: 'supervision_end';
        aftercare_choice: 'aftercare_choice';
        aftercare_end: 'aftercare_end';
      };
      programme: SectionsOf<typeof sections>;
      reasons: { contactMissed: true; outreachFailed: true };
    };
  }
}
