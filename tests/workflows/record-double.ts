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

/** Something that happens when the test says so. */
export class Gate<T> {
  readonly passed: Promise<T>;
  open!: (value: T) => void;

  constructor() {
    this.passed = new Promise((resolve) => (this.open = resolve));
  }
}

/** Stands in for record and mail where only the shell of the workflow is looked at: agendas in, attempts out. */
export class RecordDouble {
  readonly asked: StreamRef[] = [];
  /** When the agenda was asked for, in milliseconds. */
  readonly askedAt: number[] = [];
  /** Opens when the test is over, for attempts that are to take that long. */
  readonly end = new Gate<Outcome>();
  readonly attempts: string[] = [];
  agenda: StreamAgenda = emptyAgenda;
  /** So many times it fails to answer from now on. */
  away = 0;
  /** Holds back the answer of `advance`, which is read before it waits, as a slow one would. */
  advanceGate: Gate<void> | undefined;
  /** Of each time that it was asked: aborted once the engine waits for the answer no more. */
  readonly abandoned: AbortSignal[] = [];
  /** What an attempt comes to; by default it is sent, and the record no longer owes it. */
  attempt: (notificationId: string) => Promise<Outcome> = async (id) => this.settle(id);

  /** The ledger's row is settled: the next agenda does not list it. */
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
