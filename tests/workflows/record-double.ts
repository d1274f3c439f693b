import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { NotificationOutcome, OwedNotification, StreamAgenda, StreamRef } from '../../shared/contracts/engine';
import type { OutreachActivity } from '../../shared/domain/kernel/types';
import type { WorkersOptions } from '../../worker/workers';

type Outcome = NotificationOutcome['outcome'];

export const emptyAgenda: StreamAgenda = { phase: 'intake', wakeAt: null, owed: [], awaited: [], ended: false };

export function owed(notificationId: string, activity: OutreachActivity = 'inviteToSession'): OwedNotification {
  return { notificationId, activity };
}

/** A promise that the test resolves. */
export class Gate<T> {
  readonly passed: Promise<T>;
  open!: (value: T) => void;

  constructor() {
    this.passed = new Promise((resolve) => (this.open = resolve));
  }
}

/** Stands in for record and mail in tests of the workflow alone: agendas in, attempts out. */
export class RecordDouble {
  readonly asked: StreamRef[] = [];
  /** The times of agenda requests, in milliseconds. */
  readonly askedAt: number[] = [];
  /** Opens at the end of the test, for attempts that last so long. */
  readonly end = new Gate<Outcome>();
  readonly attempts: string[] = [];
  agenda: StreamAgenda = emptyAgenda;
  /** The number of requests that still fail. */
  away = 0;
  /** Holds back the answer of `advance`, which was read before the wait, like a slow record. */
  advanceGate: Gate<void> | undefined;
  /** One signal per request, aborted once the engine stops waiting for the answer. */
  readonly abandoned: AbortSignal[] = [];
  /** The outcome of an attempt; by default it is sent, and the record no longer owes it. */
  attempt: (notificationId: string) => Promise<Outcome> = async (id) => this.settle(id);

  /** Settles the ledger's row: the next agenda does not list it. */
  settle(notificationId: string, outcome: Outcome = 'sent'): Outcome {
    const owedStill = this.agenda.owed.filter((each) => each.notificationId !== notificationId);
    this.agenda = { ...this.agenda, owed: owedStill };
    return outcome;
  }

  get activities(): WorkersOptions['activities'] {
    const send = async ({ notificationId }: { notificationId: string }): Promise<NotificationOutcome> => {
      this.attempts.push(notificationId);
      return { outcome: await this.attempt(notificationId) };
    };
    return {
      advance: async (stream) => {
        const { agenda } = this;
        this.asked.push(stream);
        this.askedAt.push(Date.now());
        this.abandoned.push(Context.current().cancellationSignal);
        if (this.away > 0) {
          this.away -= 1;
          throw new Error('record_unavailable');
        }
        await this.advanceGate?.passed;
        return agenda;
      },
      sweep: async () => ({ nudged: 0, refreshed: 0, unreached: 0 }),
      sequenceLog: async () => ({ events: 0, reads: 0 }),
      signCheckpoints: async () => ({ made: 0, refused: 0 }),
      deliverCheckpoints: async () => ({ taken: 0, failed: 0 }),
      inviteToSession: send,
      requestReport: send,
      requestApproval: send,
      requestAssessment: send,
      requestContactReport: send,
      requestFollowUp: send,
      inviteToConference: send,
      alertDuty: send,
      remind: send,
      escalate: send,
      announce: send,
    };
  }
}

export function refusedForGood(): ApplicationFailure {
  return ApplicationFailure.nonRetryable('refused', 'refused');
}
