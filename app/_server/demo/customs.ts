import { listAllProducts } from "#db/queries/products";
import { inScope, type SellerScope } from "#db/scope";
import { saveCustomsSettings } from "../operations/save-customs-settings.ts";
import { saveProductCustoms } from "../operations/save-product-customs.ts";

/** As whom the sandbox's customs know the carrier; the code is made up. */
export const demoCarrierCustoms = {
  carrierCode: "cainiao",
  logisticsCode: "33019DEMO1",
  logisticsName: "浙江菜鸟供应链管理有限公司（演示）",
  mandatedOn: null,
};

/** Customs' unit 千克: a legal unit that holds for most of the demo's goods. The real one is the national table's. */
const kilograms = "035";

const settings = {
  codeForm: "numeric",
  platformCode: "无",
  platformName: "AliExpress",
  mayPadHeading: true,
  declarantCode: "",
  declarantName: "",
} as const;

/** From now on without the refund: goods without ten digits can go by way A alone, which is never refunded. */
export async function forgoRefund(seller: SellerScope, now: number): Promise<void> {
  await saveCustomsSettings(seller, { ...settings, taxBranch: "exemption" }, now);
}

/**
 * What a careful seller has filled in for customs: elements and legal unit of every product but one, which shows how a
 * parcel is stopped, and the setting for headings, since the demo has no national table.
 */
export async function describeForCustoms(seller: SellerScope, now: number): Promise<void> {
  await saveCustomsSettings(seller, { ...settings, taxBranch: null }, now);
  const products = await inScope(seller, listAllProducts);
  for (const { id, nameZh, attributes } of products.slice(1)) {
    const about = attributes.replaceAll(",", "|").slice(0, 120);
    const facts = { declaredName: nameZh ?? "", elements: `${nameZh ?? ""}|${about}|无品牌`, barCode: null };
    const units = { unit: "011", legalUnit: kilograms, secondUnit: null, legalPerPiece: null, secondPerPiece: null };
    const saved = await saveProductCustoms(seller, { productId: id, ...facts, ...units }, now);
    if (!saved.ok) throw new Error(`the demo's product was refused: ${JSON.stringify(saved.refusal)}`);
  }
}
