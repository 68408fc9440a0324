import type { DocumentLife } from "./declaration.ts";
import type { DocumentAnswer } from "./fold-receipts.ts";
import type { CebKind } from "./message.ts";
import { answeredKind, receiptKinds } from "./receipt.ts";

/** One submission as it is remembered. */
export type KeptDocument = {
  readonly guid: string;
  readonly kind: CebKind;
  readonly appType: string;
  readonly messageGuid: string;
  readonly sentAt: number;
  /** Null: the exchange has not (yet) had it. */
  readonly deliveredAt: number | null;
  readonly part: number;
};

/** One answer as it is remembered; of a format receipt (CEB900) `guid` is the message's. */
export type KeptReceipt = {
  readonly kind: string | null;
  readonly guid: string | null;
  readonly status: string;
  readonly time: string;
  readonly words: string;
  readonly preNo: string | null;
  readonly invtNo: string | null;
  readonly sumNo: string | null;
};

/**
 * What was sent and heard about one document of a subject. A submission counts once the exchange had it or anybody answered
 * it; a format receipt answers every document of its message.
 */
export function lifeOf(
  kind: CebKind,
  documents: readonly KeptDocument[],
  receipts: readonly KeptReceipt[],
  formats: readonly KeptReceipt[],
  part = 1,
): DocumentLife {
  const own = documents.filter((one) => one.kind === kind && one.part === part);
  const answers = receipts.filter((one) => answeredBy(one) === kind).map(answerOf);
  const refused = own.flatMap(({ guid, messageGuid }) =>
    formats.filter((one) => one.guid === messageGuid).map((one) => ({ ...answerOf(one), guid })),
  );
  const all = [...answers, ...refused];
  const isHeard = (guid: string) => all.some((one) => one.guid === guid);
  return {
    submissions: own
      .filter(({ guid, deliveredAt }) => deliveredAt !== null || isHeard(guid))
      .map(({ guid, appType, sentAt }) => ({
        guid,
        appType: appType === "2" || appType === "3" ? appType : "1",
        sentAt,
      })),
    answers: all,
  };
}

/** Documents that were stored, and neither had by the exchange nor answered: they are on their way. */
export function isOnItsWay(
  documents: readonly (KeptDocument & { readonly status: string })[],
  receipts: readonly KeptReceipt[],
): boolean {
  return documents.some(
    ({ guid, deliveredAt, status }) =>
      deliveredAt === null && status === "" && !receipts.some((one) => one.guid === guid),
  );
}

function answeredBy({ kind }: KeptReceipt): CebKind | null {
  const known = receiptKinds.find((one) => one === kind);
  return known ? answeredKind[known] : null;
}

function answerOf({ guid, status, time, words, preNo, invtNo, sumNo }: KeptReceipt): DocumentAnswer {
  return { guid: guid ?? "", status, time, info: words, preNo, invtNo, sumNo };
}
