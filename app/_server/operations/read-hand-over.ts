import { listDeclarationsOfWaybills, listLives, listWithdrawals } from "#db/queries/declarations";
import type { SellerDb } from "#db/scope";
import { type HandOverRefusal, mayHandOver } from "#lib/customs/declaration";
import { type Result, refuse } from "#lib/kit/result";
import { foldOf } from "./settle-declarations.ts";
import { staffReceipts } from "./staff-meanings.ts";

/**
 * Whether parcels may be handed over, by waybill: with the number to hand over with, or the reason why not. A waybill without
 * a declaration that counts is `declaration_not_sent`. Asked where a bag is closed.
 */
export async function readHandOver(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<ReadonlyMap<string, Result<string, HandOverRefusal>>> {
  const rows = (await listDeclarationsOfWaybills(db, waybillIds)).filter(({ lane }) => lane !== "void");
  const taken = await listWithdrawals(
    db,
    rows.map(({ id }) => id),
  );
  const lives = await listLives(db, [...rows.map(({ id }) => id), ...taken.map(({ id }) => id)]);
  const staff = await staffReceipts(db);
  const verdicts = new Map(
    rows.map((row) => {
      const withdrawal = taken.findLast(({ declarationId }) => declarationId === row.id);
      return [row.waybillId, mayHandOver(foldOf(row, lives, withdrawal?.id ?? null, staff))] as const;
    }),
  );
  return new Map(
    waybillIds.map((id) => [id, verdicts.get(id) ?? refuse({ code: "declaration_not_sent" as const })] as const),
  );
}
