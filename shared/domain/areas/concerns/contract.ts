interface ConcernsEvents {
  concernRaised: { readonly sessionId: string; readonly urgent: boolean };
  concernReviewed: { readonly sessionId: string; readonly outcome: 'reassess' | 'watch' | 'no_action' };
  urgentConcernAcknowledged: { readonly sessionId: string };
}

declare module '../../case' {
  interface Areas {
    concerns: {
      events: ConcernsEvents;
    };
  }
}
