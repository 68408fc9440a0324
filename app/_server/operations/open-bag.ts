import { saveAudit } from "#db/queries/audit";
import { saveNewBag } from "#db/queries/bags";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import type { OpenBagInput } from "#lib/dispatch/hand-over-schema";
import type { ScanAnswer } from "#lib/dispatch/scan-answer";
import { ok, type Result } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { scanInto } from "./scan-into-bag.ts";

export type OpenedBag = { readonly id: string; readonly code: string; readonly scan: ScanAnswer | null };

/** Opens a bag under the next number of the day, and puts the scan that asked for it in. */
export async function openBag(scope: SellerScope, input: OpenBagInput, now = Date.now()): Promise<Result<OpenedBag>> {
  const { typed, ...kind } = input;
  return inScope(scope, async (db) => {
    const by = scope.personName;
    const bag = await saveNewBag(db, { ...kind, openedBy: by }, chinaDateOf(now), now);
    const subject = { kind: "bag", id: bag.id } as const;
    await saveAudit(db, [{ event: "bag_opened", data: { code: bag.code, method: bag.method }, subject }]);
    const scan = typed ? await scanInto(db, { typed, bagId: bag.id }, by, now) : null;
    await raiseLiveCursor(db);
    return ok({ id: bag.id, code: bag.code, scan });
  });
}
