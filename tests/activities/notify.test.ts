import { ApplicationFailure } from '@temporalio/common';
import type { LinkKeys, LinkMaker } from '../../activities/link';
import { mintToken } from '../../mail/link-token';
import { changePerson } from '../../record/directory';
import { createLinks } from '../../record/outbox/links';
import { RecordUnavailable } from '../../record/postgres/unavailable';
import { inProgramme, openTestRecord, sessionIn, type RecordedCase, type TestRecord } from '../record/builders';
import { linkKeys, openNotifier, type Notifier } from './notifier';

let record: TestRecord;
let notifier: Notifier;
let kase: RecordedCase;

beforeAll(async () => {
  record = await openTestRecord();
  notifier = await openNotifier(record);
});
afterAll(async () => {
  await notifier.stop();
  await record.stop();
});

/** A case whose psychologist is to be invited to a session; no mail has left yet. */
beforeEach(async () => {
  await notifier.clear();
  await notifier.moveTo('psychologist', 'psychologist@example.org');
  await changePerson(record.db, record.seals, 'psychologist', { language: 'en' }, record.clock.now);
  kase = await inProgramme(record);
  await kase.do('coordinator', 'planSession', await sessionIn(kase));
});

async function rowOf(activity: string, recipientId = 'psychologist') {
  const rows = (await kase.notifications()).filter(
    (row) => row.activity === activity && row.recipient_id === recipientId,
  );
  return rows.at(-1)!;
}
const linkIn = (text: string) => /https:\/\/throughcare\.example\/l\/(\S+)/.exec(text)?.[1];
const failureOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (error: unknown) => error as ApplicationFailure,
  );

describe('an invitation', () => {
  it('goes out once, under a Message-ID of its notification, and the server’s answer is kept', async () => {
    const { id } = await rowOf('inviteToSession');
    expect(await notifier.notify(id)).toEqual({ outcome: 'sent' });
    expect(await notifier.notify(id)).toEqual({ outcome: 'dropped' });
    const [mail, ...others] = await notifier.mails();
    expect(others).toEqual([]);
    expect(mail?.to).toEqual(['psychologist@example.org']);
    expect(JSON.stringify(mail?.headers)).toContain(`<${id}@example.test>`);
    const row = await rowOf('inviteToSession');
    expect(row).toMatchObject({ status: 'sent', message_id: `<${id}@example.test>`, attempts: 1 });
    expect(row.response).toContain('250');
  });

  it('carries a link of 43 characters of which the record keeps the hash only', async () => {
    const { id } = await rowOf('inviteToSession');
    await notifier.notify(id);
    const [mail] = await notifier.mails();
    const token = linkIn(mail!.text)!;
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const link = await record.db
      .selectFrom('action_links')
      .selectAll()
      .where('stream_id', '=', kase.stream.id)
      .executeTakeFirstOrThrow();
    expect(token).toBe(mintToken(notifier.keys.current.secret, link.id, link.generation));
    expect(JSON.stringify(link)).not.toContain(token);
    const { dueAt } = await kase.task('session_invitation');
    expect(link.expires_at > dueAt).toBe(true);
  });

  it('uses the data of its recipient at the moment of sending', async () => {
    await changePerson(
      record.db,
      record.seals,
      'psychologist',
      { email: 'new@example.org', language: 'fr' },
      record.clock.now,
    );
    await notifier.notify((await rowOf('inviteToSession')).id);
    const [mail] = await notifier.mails();
    expect(mail?.to).toEqual(['new@example.org']);
    expect(mail?.html).toContain('lang="fr"');
  });

  it('says nothing that the person under the programme could be known by', async () => {
    await notifier.notify((await rowOf('inviteToSession')).id);
    const [mail] = await notifier.mails();
    for (const secret of ['Zoë', 'Ångström', 'TC-', kase.stream.id]) expect(JSON.stringify(mail)).not.toContain(secret);
  });
});

describe('a reminder', () => {
  it('carries the same link, also after the link key was changed', async () => {
    await notifier.notify((await rowOf('inviteToSession')).id);
    const token = linkIn((await notifier.mails())[0]!.text);
    kase.pass('P4D');
    await record.advance(kase.stream);
    const reminder = await rowOf('remind');
    const next = linkKeys('k2');
    const keys = { current: next.current, byId: new Map([...next.byId, ...notifier.keys.byId]) };
    const linkMaker = linkMakerWith(keys);
    expect(await notifier.notify(reminder.id, { linkMaker })).toEqual({ outcome: 'sent' });
    expect(linkIn((await notifier.mails())[0]!.text)).toBe(token);
  });

  it('is tried again, and says why, while the key of its link is missing', async () => {
    await notifier.notify((await rowOf('inviteToSession')).id);
    kase.pass('P4D');
    await record.advance(kase.stream);
    const linkMaker = linkMakerWith(linkKeys('k3'));
    const failure = await failureOf(notifier.notify((await rowOf('remind')).id, { linkMaker }));
    expect(failure?.message).toBe('link_key_missing');
    expect(await rowOf('remind')).toMatchObject({ status: 'owed', response: 'link_key_missing', leased_until: null });
  });
});

function linkMakerWith(keys: LinkKeys): LinkMaker {
  const links = createLinks({ db: record.db, now: () => record.clock.now });
  return { links, keys, publicUrl: 'https://throughcare.example' };
}

describe('what is owed no longer', () => {
  const cancel = async () => {
    const { sessions } = await kase.kase();
    const { reasons } = await record.programmes.get(record.programme.hash);
    const data = { sessionId: sessions[0]!.sessionId, reasonCode: reasons.sessionCancelled[0]! };
    await kase.do('coordinator', 'cancelSession', data);
  };

  it('is dropped: nobody is invited to a session that was cancelled meanwhile', async () => {
    const { id } = await rowOf('inviteToSession');
    await cancel();
    expect(await notifier.notify(id)).toEqual({ outcome: 'dropped' });
    expect(await notifier.mails()).toEqual([]);
  });

  it('is announced to a person who was asked before', async () => {
    await notifier.notify((await rowOf('inviteToSession')).id);
    await cancel();
    expect(await notifier.notify((await rowOf('announce')).id)).toEqual({ outcome: 'sent' });
    expect(await notifier.mails()).toHaveLength(2);
  });

  it('is not announced to a person who was never asked', async () => {
    await cancel();
    expect(await notifier.notify((await rowOf('announce')).id)).toEqual({ outcome: 'dropped' });
    expect(await notifier.mails()).toEqual([]);
  });

  it('is announced to a person who may have been asked: the record was away when the mail had left', async () => {
    const settle = () => Promise.reject(new Error('away'));
    const { id } = await rowOf('inviteToSession');
    const failure = await failureOf(notifier.notify(id, { ledger: { ...record.ledger, settle } }));
    expect(failure?.message).toBe('outcome_unknown');
    expect(await notifier.mails()).toHaveLength(1);
    await cancel();
    expect(await notifier.notify((await rowOf('announce')).id)).toEqual({ outcome: 'sent' });
    expect(await notifier.mails()).toHaveLength(2);
  });

  it('is written down once the record is back, when it was away for a moment after the mail had left', async () => {
    let tries = 0;
    const { settle } = record.ledger;
    const ledger: typeof record.ledger = {
      ...record.ledger,
      settle: (...of) => (++tries === 1 ? Promise.reject(new Error('away')) : settle(...of)),
    };
    const { id } = await rowOf('inviteToSession');
    expect(await notifier.notify(id, { ledger })).toEqual({ outcome: 'sent' });
    expect(await rowOf('inviteToSession')).toMatchObject({ status: 'sent', attempts: 1 });
  });

  it('waits with the announcement while the invitation may be on its way', async () => {
    const { id } = await rowOf('inviteToSession');
    await record.ledger.lease(id);
    await cancel();
    const failure = await failureOf(notifier.notify((await rowOf('announce')).id));
    expect(failure?.message).toBe('being_told');
    expect(failure?.nonRetryable).toBeFalsy();
    expect(await rowOf('announce')).toMatchObject({ status: 'owed', leased_until: null });
  });
});

describe('a row in other hands', () => {
  it('is waited for, and handled once its lease has run out', async () => {
    const { id } = await rowOf('inviteToSession');
    await record.ledger.lease(id);
    const failure = await failureOf(notifier.notify(id));
    expect(failure?.message).toBe('held_by_another');
    expect(failure?.nextRetryDelay).toBeDefined();
    kase.pass('PT36S');
    expect(await notifier.notify(id)).toEqual({ outcome: 'sent' });
  });
});

describe('a mail that is not taken', () => {
  it('now, is given back and tried again under the same Message-ID', async () => {
    await notifier.moveTo('psychologist', 'later@example.org');
    const { id } = await rowOf('inviteToSession');
    const failure = await failureOf(notifier.notify(id));
    expect([failure?.message, failure?.type, failure?.nonRetryable]).toEqual([
      'mail_not_taken',
      'mail_not_taken',
      false,
    ]);
    expect(await rowOf('inviteToSession')).toMatchObject({ status: 'owed', response: 'mail_not_taken', attempts: 1 });
    await notifier.moveTo('psychologist', 'psychologist@example.org');
    expect(await notifier.notify(id)).toEqual({ outcome: 'sent' });
    expect(await rowOf('inviteToSession')).toMatchObject({ message_id: `<${id}@example.test>`, attempts: 2 });
  });

  it('ever, becomes a task of the coordinator, once however often that is recorded', async () => {
    await notifier.moveTo('psychologist', 'bounce@example.org');
    const { id } = await rowOf('inviteToSession');
    const ledger = { ...record.ledger, settle: () => Promise.reject(new Error('killed before it was settled')) };
    expect((await failureOf(notifier.notify(id, { ledger })))?.message).toBe('notify_failed');
    expect(await notifier.notify(id)).toEqual({ outcome: 'failed' });
    expect(await rowOf('inviteToSession')).toMatchObject({ status: 'failed', response: 'mail_refused' });
    const types = (await kase.events()).map(({ type }) => type);
    expect(types.filter((type) => type === 'mailFailed')).toHaveLength(1);
    expect(await kase.task('follow_up')).toMatchObject({ about: 'mail_failed', assigneeId: 'coordinator' });
  });

  it('by anybody, since the person has left, becomes one too', async () => {
    const left = await rowOf('inviteToSession');
    await notifier.notify(left.id, {
      findRecipient: async () => ({ active: false, email: 'x@example.org', language: 'en', timeZone: 'UTC' }),
    });
    expect(await rowOf('inviteToSession')).toMatchObject({ status: 'failed', response: 'recipient_not_active' });
    expect(await kase.task('follow_up')).toMatchObject({ about: 'mail_failed' });
  });
});

describe('what the engine and the logs learn', () => {
  it('is a code, whatever went wrong and whatever it quoted', async () => {
    const { id } = await rowOf('inviteToSession');
    const secret = 'psychologist@example.org';
    const instead = { findRecipient: () => Promise.reject(new Error(`no row for ${secret}`)) };
    const failure = await failureOf(notifier.notify(id, instead));
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure?.message).toBe('notify_failed');
    expect(failure?.cause).toBeUndefined();
    expect(notifier.logged.join()).not.toContain(secret);
    expect(notifier.logged.join()).toContain(id);
  });

  it('is that the record is away, where it is', async () => {
    const { id } = await rowOf('inviteToSession');
    const instead = { loadCase: () => Promise.reject(new RecordUnavailable('the record is unavailable')) };
    expect((await failureOf(notifier.notify(id, instead)))?.message).toBe('record_unavailable');
  });
});
