import { type AuditEntry, saveAudit } from "#db/queries/audit";
import {
  getSellerTax,
  listDossierGoods,
  listResultLines,
  listSellersToOpen,
  listUnopened,
  saveDossierGoods,
  saveDossiers,
  type UnopenedDeclaration,
} from "#db/queries/dossiers";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerDb } from "#db/scope";
import { claimDueOn, retainUntil } from "#lib/customs/dossier/clocks";
import { countMissing, documentNeeds } from "#lib/customs/dossier/completeness";
import { type ExportedGoods, exportedGoods } from "#lib/customs/dossier/exported-goods";
import { type CalendarDate, chinaDateOf, dayMs, isCalendarDate } from "#lib/kit/time";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";

/** The reason that stands where nobody declares for the seller: said by data, not by a person. */
export const declaresItself = "declares_itself";

/**
 * Opens the dossier of every export declaration that got its 18-digit number, and brings those up to date whose result
 * grew, in the transaction of the receipt or of the sweep. Answers how many were opened.
 */
export async function openDossiers(db: SellerDb, now: number): Promise<number> {
  const waiting = await listUnopened(db);
  if (waiting.length === 0) return 0;
  const numbers = waiting.map(({ declSeqNo }) => declSeqNo);
  const tax = await getSellerTax(db);
  const { branch } = tax;
  const notNeeded: Readonly<Record<string, string>> = tax.declaresItself === true ? { agency: declaresItself } : {};
  const missingKinds = countMissing(documentNeeds({ branch, documentsDueOn: null }, new Set(), notNeeded));
  const lines = Map.groupBy(await listResultLines(db, numbers), ({ declSeqNo }) => declSeqNo);
  const known = Map.groupBy(await listDossierGoods(db, numbers), ({ declSeqNo }) => declSeqNo);
  const made = waiting.map((one) => {
    const { goods, unknownLines } = exportedGoods(lines.get(one.declSeqNo) ?? []);
    const declaredOn = declaredDay(one);
    const { declSeqNo, entryId, lineCount } = one;
    const row = {
      ...{ declSeqNo, entryId, branch, declaredOn, claimDueOn: claimDueOn(declaredOn), missingKinds, notNeeded },
      ...{ retainUntil: retainUntil(declaredOn, null), lineCount, unknownLines },
      exportedE5: goods.reduce((sum, { quantityE5 }) => sum + quantityE5, 0),
    };
    return { row, goods: placed(goods, known.get(declSeqNo) ?? []).map((of) => ({ ...of, declSeqNo })) };
  });
  await saveDossiers(
    db,
    made.map(({ row }) => row),
    now,
  );
  await saveDossierGoods(
    db,
    made.flatMap(({ goods }) => goods),
  );
  const opened = waiting.filter(({ isOpened }) => !isOpened);
  await saveAudit(db, opened.map(entryOf));
  await raiseLiveCursor(db);
  return opened.length;
}

/** 汇总处理时间 (YYYYMMDDhhmmssfff, China time), else the day on which it came. */
function declaredDay({ opDate, receivedAt }: UnopenedDeclaration): CalendarDate {
  const day = opDate.replace(/^(\d{4})(\d{2})(\d{2}).*$/, "$1-$2-$3");
  return isCalendarDate(day) ? day : chinaDateOf(receivedAt);
}

/** Goods keep the position under which invoices were set to them; new ones come behind. */
function placed(goods: readonly ExportedGoods[], known: readonly (ExportedGoods & { readonly position: number })[]) {
  const keyOf = (one: ExportedGoods) => JSON.stringify([one.skuKey, one.gcode, one.unit]);
  const places = new Map(known.map((one) => [keyOf(one), one.position]));
  let last = Math.max(0, ...places.values());
  return goods.map((one) => ({ ...one, position: places.get(keyOf(one)) ?? ++last }));
}

function entryOf({ declSeqNo, entryId }: UnopenedDeclaration): AuditEntry {
  return { event: "dossier_opened", data: { declaration: entryId }, subject: { kind: "dossier", id: declSeqNo } };
}

/** The same for every seller that has something to open; what failed is repeated with the job. */
export async function sweepDossiers(now: number): Promise<number> {
  const sellers = await inScope(mintDoorScope("dossiers"), (db) => listSellersToOpen(db, now - 3 * dayMs));
  let opened = 0;
  const failed: unknown[] = [];
  for (const sellerId of sellers) {
    try {
      opened += await inScope(mintJobScope({ sellerId, job: "sweep-dossiers" }), (db) => openDossiers(db, now));
    } catch (error) {
      failed.push(error);
      log().error({ err: error, sellerId }, "a seller's dossiers were not opened");
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, "not every seller's dossiers were opened");
  return opened;
}
