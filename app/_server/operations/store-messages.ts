import { createHash, randomUUID } from "node:crypto";
import { type NewDocument, saveMessages } from "#db/queries/customs-messages";
import type { SellerDb } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { transferOf } from "#lib/customs/build-parts";
import type { DeclarationSettings, SellerCustoms } from "#lib/customs/facts";
import type { CustomsFinding } from "#lib/customs/finding";
import type { CebDocument, CebKind, CebMessage } from "#lib/customs/message";
import { maxDocuments } from "#lib/customs/message-specs";
import { packMessages } from "#lib/customs/pack-messages";
import { partCount } from "#lib/customs/parts";
import { passMessage } from "#lib/customs/passed-message";
import { fingerprint } from "#lib/kit/fingerprint";
import { encodeMessage } from "../gateways/data-exchange/encode-message.ts";

/** One document on its way into a message, and what it is about. */
export type Outgoing<Kind extends CebKind> = {
  readonly document: CebDocument<Kind>;
  readonly subjectId: string;
  readonly part: number;
  readonly submission: number;
};

export type Sender = {
  readonly environment: GatewayEnvironment;
  readonly transmitter: SellerCustoms["transmitter"];
  readonly mandateOf: string | null;
  readonly settings: Pick<DeclarationSettings, "codeForm">;
};

/** A guid as the standard writes it: upper case. */
export function newGuid(): string {
  return randomUUID().toUpperCase();
}

/**
 * Packs documents of one kind into messages and stores them with their guids, before anything is sent. A document with a
 * finding is not stored; the answer names it with its findings. The bytes that go out are made when they are signed.
 */
export async function storeMessages<Kind extends CebKind>(
  db: SellerDb,
  kind: Kind,
  list: readonly Outgoing<Kind>[],
  sender: Sender,
  now: number,
): Promise<readonly { readonly subjectId: string; readonly findings: readonly CustomsFinding[] }[]> {
  const { good, bad } = sift(kind, list, sender);
  if (good.length === 0) return bad;
  const guids = Array.from({ length: partCount(good.length, maxDocuments) }, newGuid);
  const messages = packMessages(
    kind,
    good.map(({ document }) => document),
    transferOf(sender.transmitter),
    guids,
  );
  const documents: NewDocument[] = [];
  const records = messages.map((message, at) => {
    const passed = passMessage(message, sender.settings);
    if (!passed.ok) throw new Error(`a sifted message has findings: ${JSON.stringify(passed.findings)}`);
    const mine = good.slice(at * maxDocuments, (at + 1) * maxDocuments);
    for (const { document, subjectId, part, submission } of mine) {
      const head: Readonly<Record<string, string | undefined>> = document.head;
      documents.push({
        ...{ guid: head.guid ?? "", kind, appType: head.appType ?? "1", messageGuid: message.guid, subjectId, part },
        ...{ submission, sentAt: now, contentHash: contentHashOf(document) },
      });
    }
    const xml = encodeMessage(passed.value);
    const { environment, mandateOf } = sender;
    return {
      ...{ guid: message.guid, kind, environment, mandateOf, documentCount: mine.length, xml, createdAt: now },
      hash: hashOf(xml),
    };
  });
  await saveMessages(db, records, documents);
  return bad;
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Of what a document says, without what every sending has of its own. */
export function contentHashOf(document: CebDocument): string {
  const {
    guid: _,
    appType: __,
    appTime: ___,
    preNo: ____,
    invtNo: _____,
    ...head
  } = document.head as Record<string, string>;
  return fingerprint({ head, lines: document.lines.map((line) => ({ ...line })) });
}

/** Parts those whose documents any rule refuses from the rest; one by one first, then together for repeated keys. */
function sift<Kind extends CebKind>(kind: Kind, list: readonly Outgoing<Kind>[], sender: Sender) {
  const findings = new Map<string, CustomsFinding[]>();
  const messageOf = (some: readonly Outgoing<Kind>[]) =>
    ({
      ...{ kind, guid: "00000000-0000-4000-8000-000000000000", transfer: transferOf(sender.transmitter) },
      documents: some.map(({ document }) => document),
    }) as unknown as CebMessage<Kind>;
  let good = list;
  for (let from = 0; from < good.length; from += maxDocuments) {
    const some = good.slice(from, from + maxDocuments);
    const passed = passMessage(messageOf(some), sender.settings);
    if (passed.ok) continue;
    const struck = new Set(passed.findings.map(({ document }) => document));
    // what is wrong with the message itself is wrong with each of its documents
    const isAll = struck.has(null);
    some.forEach((one, at) => {
      if (!isAll && !struck.has(at)) return;
      const own = passed.findings.filter(({ document }) => document === null || document === at);
      findings.set(one.subjectId, [...(findings.get(one.subjectId) ?? []), ...own]);
    });
    good = good.filter((one) => !findings.has(one.subjectId));
    from = -maxDocuments;
  }
  return { good, bad: [...findings].map(([subjectId, own]) => ({ subjectId, findings: own })) };
}
