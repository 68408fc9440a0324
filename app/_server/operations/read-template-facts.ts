import { getSellerGates } from "#db/queries/gate-facts";
import { getRoutingBook } from "#db/queries/rates";
import { getSellerTemplates, type SellerTemplates } from "#db/queries/templates";
import type { SellerDb } from "#db/scope";
import { type TemplateBook, templateBookOf } from "#lib/routing/template-book";

export type TemplateFactsNow = SellerTemplates & { readonly book: TemplateBook };

/** What templates are checked against today, and the seller's own; the caller holds the lock when it is about to write. */
export async function readTemplateFacts(db: SellerDb, now: number): Promise<TemplateFactsNow> {
  const [mine, book, { gates }] = await Promise.all([
    getSellerTemplates(db),
    getRoutingBook(db, now),
    getSellerGates(db),
  ]);
  // before any carrier is connected all of them are spoken of alike
  const connected = gates.activeCarriers.length > 0 ? new Set(gates.activeCarriers) : null;
  return { ...mine, book: templateBookOf(book, connected) };
}
