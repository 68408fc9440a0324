import { saveAudit } from "#db/queries/audit";
import { listBagParcels } from "#db/queries/bag-parcels";
import { type CountedBag, getCountedBag, getHandOver } from "#db/queries/bags";
import { getPaperFile, savePaperFile } from "#db/queries/papers";
import { getTradeContexts } from "#db/queries/trade-papers";
import { inScope, type SellerScope } from "#db/scope";
import type { AuditEvent, Subject } from "#lib/audit/entry";
import { fingerprint } from "#lib/kit/fingerprint";
import { ok, type Result, refuse } from "#lib/kit/result";
import { bagLabelVersion } from "#lib/papers/layout-bag-label";
import type { PaperLanguage } from "#lib/papers/paper-kinds";
import type { HandOverData } from "#lib/papers/trade/hand-over-data";
import { carrierNames } from "#lib/papers/trade/trade-names";
import { type RenderedHandOver, renderBagLabel, renderHandOver } from "#server/gateways/pdf/render-hand-over";
import type { PrintedPaper } from "./print-papers.ts";

/** 交接单 as it was frozen; the first print is kept and given again. Refusal: `hand_over_not_found`. */
export async function printHandOver(
  scope: SellerScope,
  id: string,
  language: PaperLanguage,
): Promise<Result<PrintedPaper>> {
  const list = await inScope(scope, (db) => getHandOver(db, id));
  if (!list) return refuse({ code: "hand_over_not_found" });
  const key = fingerprint({ paper: "hand_over_list", language, hash: list.hash });
  const event = { event: "papers_printed", data: { paper: "hand_over", count: list.parcelCount } } as const;
  return ok(
    await keptOrDrawn(scope, {
      ...{ key, event, subject: { kind: "hand_over", id }, fileName: `hand-over-${list.code}.pdf` },
      // frozen by `handOverBags`, so it has this shape
      draw: () => renderHandOver(list.data as HandOverData, language),
    }),
  );
}

/**
 * 大包面单 of a bag that was closed; each closing has a label of its own, kept from its first print on. Refusals:
 * `bag_not_found`, `bag_not_closed`.
 */
export async function printBagLabel(scope: SellerScope, bagId: string): Promise<Result<PrintedPaper>> {
  const found = await inScope(scope, (db) => readLabel(db, bagId));
  if (!found) return refuse({ code: "bag_not_found" });
  const { bag, seller } = found;
  const { closedAt } = bag;
  if (bag.state === "open" || closedAt === null) return refuse({ code: "bag_not_closed", values: { bag: bag.code } });
  const key = fingerprint({ paper: "bag_label", layout: bagLabelVersion, bag: bagId, closedAt });
  const event = { event: "papers_printed", data: { paper: "bag_label", count: bag.count } } as const;
  return ok(
    await keptOrDrawn(scope, {
      ...{ key, event, subject: { kind: "bag", id: bagId }, fileName: `bag-${bag.code}.pdf` },
      draw: () => {
        const { code, warehouse, method, count, weightGrams } = bag;
        const carrier = carrierNames(bag.carrierCode);
        return renderBagLabel({ code, carrier, warehouse, method, count, weightGrams, ...seller, closedAt });
      },
    }),
  );
}

type Label = { readonly bag: CountedBag; readonly seller: { readonly seller: string; readonly phone: string } };

async function readLabel(db: Parameters<typeof getCountedBag>[0], bagId: string): Promise<Label | null> {
  const bag = await getCountedBag(db, bagId);
  if (!bag) return null;
  const [parcel] = await listBagParcels(db, [bagId]);
  const [context] = parcel ? await getTradeContexts(db, [parcel.waybillId]) : [];
  return {
    bag,
    seller: { seller: context?.seller.registeredName ?? "", phone: context?.seller.sender?.mobile ?? "" },
  };
}

type Print = {
  readonly key: string;
  readonly event: AuditEvent;
  readonly subject: Subject;
  readonly fileName: string;
  readonly draw: () => Promise<RenderedHandOver>;
};

/** Drawn outside any transaction; of two who draw at once the first one's bytes are kept and given to both. */
async function keptOrDrawn(scope: SellerScope, { key, event, subject, fileName, draw }: Print): Promise<PrintedPaper> {
  const kept = await inScope(scope, (db) => getPaperFile(db, key));
  const drawn = kept ? null : await draw();
  return inScope(scope, async (db) => {
    if (drawn) await savePaperFile(db, { key, pages: drawn.pages, content: drawn.bytes });
    await saveAudit(db, [{ ...event, subject }]);
    const file = kept ?? (await getPaperFile(db, key));
    if (!file) throw new Error("a rendered paper was not kept");
    return { bytes: file.content, pages: file.pages, fileName };
  });
}
