import { createHash } from 'node:crypto';
import type { CaseOutcome } from '../../record/cases';
import { draftText } from '../../record/sealing/narratives';
import type { EngagementSeen } from '../../shared/domain/areas/sessions/contract';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Answer } from '../../shared/domain/case';
import type { Typed } from './form';
import type { ActionLink, LinkServices, Reader } from './services';
import type { Question } from './link-state';
import { compartmentOfAnswer } from '../../shared/policy/where-it-lies';

/**
 * Records the confirmed answer as the command `answerTask` of the link's person. The command's id is derived from the
 * confirmation page, so that a repeated click is the same command.
 */
export async function recordAnswer(
  services: LinkServices,
  confirmed: {
    readonly link: ActionLink;
    readonly reader: Reader;
    readonly question: Question;
    readonly nonce: string;
    readonly typed: Typed;
  },
): Promise<CaseOutcome> {
  const { link, reader, question, nonce, typed } = confirmed;
  const compartment = compartmentOfAnswer(question.kind);
  const text = typed.note ? draftText({ body: typed.note, compartment }, services) : null;
  return services.commit({
    stream: link.stream,
    actor: actorOf(reader),
    command: {
      name: 'answerTask',
      data: {
        taskId: link.taskId,
        shown: { generation: question.generation, revision: question.revision },
        answer: typed.answer as Answer,
        ...(typed.reason && { reasonCode: typed.reason }),
        ...(typed.engagement && { engagement: typed.engagement as EngagementSeen }),
        ...((typed.concern === 'yes' || typed.concern === 'urgent') && { concern: typed.concern }),
        ...(text && { narrative: { narrativeId: text.narrativeId, commitment: text.commitment } }),
      },
    },
    idempotency: {
      commandId: sha256(['answer-by-link', link.linkId, link.generation, nonce]),
      bodyHash: sha256([typed.answer, typed.reason, typed.note, typed.engagement, typed.concern]),
    },
    ...(text && { texts: [text] }),
  });
}

/** A link gives no role: it proves access to a mailbox and lets its one task be answered. */
function actorOf({ personId, agencyId, disciplines }: Reader): Actor {
  return { personId, agencyId, roles: [], disciplines, knownBy: 'link' };
}

function sha256(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
