import { randomUUID } from "node:crypto";
import { insertMany } from "../bulk.ts";
import {
  applicationChecks,
  applicationDocuments,
  applicationFields,
  applicationFindings,
  applications,
} from "../schema/onboarding.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";
import { sameKeys } from "./twin-keys.ts";

type Db = ScopedDb<SellerScope>;

/** An application before a person, with a field, a document, a question and an answer; answers the document's id. */
export async function fillApplication(
  db: Db,
  sellerId: string,
  mark: string,
): Promise<{ readonly documentId: string }> {
  const documentId = randomUUID();
  const { fieldPath, round } = sameKeys;
  const [section = "", key = ""] = fieldPath.split(".");
  await insertMany(db, applications, [
    {
      ...{
        sellerId,
        state: "in_review" as const,
        round,
        openFields: [fieldPath],
        consentBy: mark,
        claimedByName: mark,
      },
      ...{ submittedAt: Date.UTC(2026, 10, 24), reviewDueAt: Date.UTC(2026, 10, 24, 1), decidedAt: 1 },
    },
  ]);
  await insertMany(db, applicationFields, [
    { sellerId, section, key, value: `${mark} value`, hint: mark, savedBy: mark, approvedValue: `${mark} before` },
  ]);
  await insertMany(db, applicationDocuments, [
    {
      ...{ sellerId, id: documentId, section, slot: "licence_scan", fileName: `${mark}.png`, kind: "png" as const },
      ...{ byteLength: 1, width: 1, height: 1, pages: 1, sha256: mark, keySealed: mark, uploadedBy: mark },
    },
  ]);
  await insertMany(db, applicationFindings, [
    {
      ...{ sellerId, round, path: fieldPath, outcome: "ask" as const, code: "licence_claimed", values: { mark } },
      ...{ note: mark, decidedByName: mark, confirmedByName: mark },
    },
  ]);
  await insertMany(db, applicationChecks, [
    {
      ...{ sellerId, check: "enterprise" as const, state: "unclear" as const, asked: mark, code: mark },
      ...{ values: { mark }, checkedAt: Date.UTC(2026, 10, 24) },
    },
  ]);
  return { documentId };
}
