import { saveAudit } from "#db/queries/audit";
import { type LockedHs, lockHsProduct, saveHsCodes } from "#db/queries/hs-work";
import { raiseLiveCursor } from "#db/queries/live";
import { getNationalCodes } from "#db/queries/nomenclature";
import { enqueue } from "#db/queue";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf, type Instant } from "#lib/kit/time";
import { type KnownCode, standingOfCode } from "#lib/products/hs/code-standing";
import type { HsModel } from "#lib/products/hs/model";
import { recognise } from "#lib/products/hs/recognise";
import { keptCandidate, questionOf } from "#lib/products/hs-judge";
import type { HsProposalKept, HsWay } from "#lib/products/hs-needs";
import type { ConfirmHsCodeInput, UndoHsCodeInput } from "#lib/products/hs-schema";
import { hsModel } from "../data.ts";
import { judgeAnew } from "./classify-products.ts";
import { recallConfirmed } from "./recall-confirmed.ts";
import { refusedCode } from "./refused-code.ts";

/** What a person said of a product's code and how it came to it. */
export type HsChoice = { readonly code: string; readonly way: HsWay; readonly from?: string | undefined };

/**
 * A person confirms a code for a product; who, when and from what is kept, and like products learn of it. Refused:
 * `product_unknown`, `product_changed`, what `standingOfCode` refuses, `code_not_in_table` (national digits that were not
 * typed must stand in the national table).
 */
export async function confirmHsCode(
  scope: SellerScope,
  input: ConfirmHsCodeInput,
  now: Instant = Date.now(),
): Promise<Result<{ readonly code: string; readonly version: number }>> {
  const { productId, version, ...choice } = input;
  return inScope(scope, async (db): Promise<Result<{ readonly code: string; readonly version: number }>> => {
    const product = await lockHsProduct(db, productId);
    if (!product) return refuse({ code: "product_unknown" });
    if (product.version !== version) return refuse({ code: "product_changed" });
    const judged = await judgeHsChoice(db, product, choice, now);
    if (!judged.ok) return judged;
    const { code, proposal } = judged.value;
    const before = { code: product.hsCode, by: product.confirmedBy, at: product.confirmedAt };
    const confirmed = { hsConfirmedBy: scope.personName, hsConfirmedAt: now };
    await saveHsCodes(db, [{ id: productId, hsCode: code, ...confirmed, hsProposal: { ...proposal, before } }], now);
    await judgeAnew(db, [productId], now);
    const data = { sku: product.sku ?? product.title, code, way: choice.way };
    await saveAudit(db, [{ event: "hs_code_confirmed", data, subject: { kind: "product", id: productId } }]);
    await enqueue(db, [{ name: "classify-products", data: { sellerId: scope.sellerId, like: productId } }]);
    await raiseLiveCursor(db);
    return ok({ code, version: version + 1 });
  });
}

/**
 * Takes the last confirmation back: the product has the code it had before, with who had confirmed that. Refused:
 * `product_unknown`, `product_changed`, `nothing_to_undo`.
 */
export async function undoHsCode(
  scope: SellerScope,
  { productId, version }: UndoHsCodeInput,
  now: Instant = Date.now(),
): Promise<Result<{ readonly version: number }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly version: number }>> => {
    const product = await lockHsProduct(db, productId);
    if (!product) return refuse({ code: "product_unknown" });
    if (product.version !== version) return refuse({ code: "product_changed" });
    const before = product.proposal?.before;
    if (!before) return refuse({ code: "nothing_to_undo" });
    const earlier = { hsCode: before.code, hsConfirmedBy: before.by, hsConfirmedAt: before.at, hsProposal: null };
    await saveHsCodes(db, [{ id: productId, ...earlier }], now);
    await judgeAnew(db, [productId], now);
    const data = { sku: product.sku ?? product.title, code: product.hsCode ?? "", way: product.proposal?.way ?? "" };
    await saveAudit(db, [{ event: "hs_code_withdrawn", data, subject: { kind: "product", id: productId } }]);
    await enqueue(db, [{ name: "classify-products", data: { sellerId: scope.sellerId, like: productId } }]);
    await raiseLiveCursor(db);
    return ok({ version: version + 1 });
  });
}

export type JudgedHs = { readonly code: string; readonly proposal: HsProposalKept };

/** A code that a person chose, judged against the nomenclature, with from what it came; refused as by `confirmHsCode`. */
export async function judgeHsChoice(
  db: SellerDb,
  product: LockedHs,
  { code: typed, way, from }: HsChoice,
  now: Instant,
): Promise<Result<JudgedHs>> {
  const model = await hsModel();
  const standing = standingOfCode(model, typed);
  if (!standing.ok) return refusedCode(standing, "code");
  const { code, national } = standing.value;
  const table = national === "" ? undefined : (await getNationalCodes(db, [code], chinaDateOf(now))).get(code);
  // a code that nobody typed must come from somewhere that can be named
  if (national !== "" && !table && way !== "typed" && way !== "copied")
    return refuse({ code: "code_not_in_table", field: "code", values: { code } });
  const digits = national === "" ? {} : { digits: table?.origin ?? ("typed" as const) };
  const spoken = await spokenFor(db, model, product, standing.value);
  return ok({ code, proposal: { way, ...spoken, ...digits, ...(from === undefined ? {} : { from }) } });
}

/** What recognition says for the code that was taken, whichever way it was found: confidence, words, place. */
async function spokenFor(
  db: SellerDb,
  model: HsModel,
  product: LockedHs,
  { subheading }: KnownCode,
): Promise<Omit<HsProposalKept, "way">> {
  const { candidates } = recognise(model, questionOf(product, await recallConfirmed(db, model)));
  const place = candidates.findIndex(({ code }) => code === subheading);
  const candidate = candidates[place];
  if (!candidate) return {};
  const { confidence, because, from } = keptCandidate(candidate);
  return { confidence, words: because, place: place + 1, ...(from === undefined ? {} : { from }) };
}
