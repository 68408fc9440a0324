import {
  claimMail,
  getMailAddressee,
  getMessageOfSeller,
  hasOpenMails,
  type MailOutcome,
  saveMailOutcome,
} from "#db/queries/message-mails";
import { inScope, type JobScope } from "#db/scope";
import { isMailedKind, isMessageKind } from "#lib/sellers/message-kinds";
import { composeMail, type MessageToMail } from "#server/gateways/mail/compose-mail";
import type { MailAnswer, Mailer } from "#server/gateways/mail/mailer";
import { log } from "#server/log";
import { metrics } from "#server/metrics";
import { mintDoorScope } from "#server/scope";

export type MailWorld = {
  readonly mailer: Mailer;
  /** Where people reach ALP. */
  readonly baseUrl: string;
  readonly clock: () => number;
  readonly signal?: AbortSignal;
};

/**
 * Sends a message's mail to each of its readers who has not got it, one after the other, outside of any transaction.
 * Throws while somebody's is still open, so that the queue comes back, a bounded number of times.
 *
 * A mail is claimed before it is sent and noted after, so nobody gets two: except when the process dies between the
 * server's yes and the note. Then it goes out again after the claim has grown old (at least once), under the same
 * Message-ID, by which mail programs recognise a double.
 */
export async function mailMessage(scope: JobScope, messageId: number, world: MailWorld): Promise<void> {
  const message = await readMessage(scope, messageId);
  if (!message) return;
  const done: string[] = [];
  for (;;) {
    world.signal?.throwIfAborted();
    const personId = await inScope(scope, (db) => claimMail(db, messageId, done, world.clock()));
    if (personId === null) break;
    done.push(personId);
    const { outcome, isRoadOpen } = await mailTo(message, personId, world);
    await inScope(scope, (db) => saveMailOutcome(db, messageId, personId, outcome));
    if (!isRoadOpen) break;
  }
  if (await inScope(scope, (db) => hasOpenMails(db, messageId))) throw new Error("a mail is not sent to everybody yet");
}

async function readMessage(scope: JobScope, messageId: number): Promise<MessageToMail | null> {
  const row = await inScope(scope, (db) => getMessageOfSeller(db, messageId));
  if (!row || !isMessageKind(row.kind) || !isMailedKind(row.kind)) return null;
  const { id, kind, values, link, sellerName: name } = row;
  return { id, kind, values, link, seller: { id: scope.sellerId, name } };
}

type Sent = {
  readonly outcome: MailOutcome;
  /** False when the mail server cannot be reached: the next mail would only wait for the same. */
  readonly isRoadOpen: boolean;
};

async function mailTo(message: MessageToMail, personId: string, world: MailWorld): Promise<Sent> {
  const reader = await inScope(mintDoorScope("send-mail"), (db) => getMailAddressee(db, personId));
  if (!reader) return { outcome: { kind: "refused", text: "the account is gone" }, isRoadOpen: true };
  const answer = await world.mailer.send(composeMail(message, reader, world.baseUrl), world.signal);
  note(answer, message.id);
  switch (answer.kind) {
    case "accepted":
      return { outcome: { kind: "sent", at: world.clock() }, isRoadOpen: true };
    case "refused":
      return { outcome: { kind: "refused", text: `${answer.code}: ${answer.text}` }, isRoadOpen: true };
    case "fault":
      return { outcome: { kind: "released" }, isRoadOpen: answer.saidBy === "service" };
  }
}

/** Counts, and says in the log what a person must put right; never to whom: a log is no list of addresses. */
function note(answer: MailAnswer, messageId: number): void {
  metrics().gatewayCalls.inc({ gateway: "mail", message: "mail", outcome: answer.kind });
  if (answer.kind === "accepted") return;
  const fields = { messageId, code: answer.code };
  if (answer.kind === "refused") log().warn(fields, "mail refused");
  else log().error(fields, "mail not sent");
}
