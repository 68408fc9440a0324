import PDFDocument from "pdfkit";
import { listAllProducts } from "#db/queries/products";
import { inScope, type SellerScope } from "#db/scope";
import { formatMinor } from "#lib/kit/money";
import { addDays, chinaDateOf, dayMs } from "#lib/kit/time";
import type { MsdsFacts } from "#lib/products/msds";
import { writeXlsx } from "../files/write-sheet.ts";
import { addMsds } from "../operations/add-msds.ts";
import { importBill, previewBill } from "../operations/import-bill.ts";
import type { PricedPast } from "./past-price.ts";
import type { SeededRandom } from "./random.ts";

type DemoMsds = {
  readonly skus: readonly string[];
  readonly fileName: string;
  readonly battery: string;
  readonly daysLeft: number;
  readonly facts: Omit<MsdsFacts, "validUntil">;
};

const ion = { cellType: "lithium_ion", lithiumMilligrams: null, cellCount: 1 } as const;

/**
 * One that holds, one that runs out soon, one that ran out two days ago, so that its orders ask for a new one; the power
 * bank has none.
 */
const files: readonly DemoMsds[] = [
  {
    ...{ skus: ["XH-EB-20"], fileName: "MSDS LP401230.pdf", battery: "Lithium ion cell LP401230", daysLeft: 396 },
    facts: { ...ion, energyMilliwattHours: 1_480 },
  },
  {
    ...{ skus: ["XH-LD-09"], fileName: "MSDS 18650-1200.pdf", battery: "Lithium ion cell 18650", daysLeft: 18 },
    facts: { ...ion, energyMilliwattHours: 4_440 },
  },
  {
    ...{ skus: ["XH-SW-07"], fileName: "MSDS LP502025.pdf", battery: "Lithium ion cell LP502025", daysLeft: -2 },
    facts: { ...ion, energyMilliwattHours: 740 },
  },
];

/** The seller's battery papers, taken in like anybody's. */
export async function makeDemoMsds(seller: SellerScope, now: number): Promise<void> {
  const products = await inScope(seller, listAllProducts);
  for (const { skus, fileName, battery, daysLeft, facts } of files) {
    const validUntil = addDays(chinaDateOf(now), daysLeft);
    const productIds = products.filter(({ sku }) => sku !== null && skus.includes(sku)).map(({ id }) => id);
    const bytes = await specimenPdf("Material Safety Data Sheet", [battery, `Valid until ${validUntil}`]);
    const about = { facts: { ...facts, validUntil }, productIds, replaces: null };
    // taken in while it held
    const kept = await addMsds(seller, about, { bytes, fileName }, now - (daysLeft < 0 ? 300 * dayMs : 0));
    if (!kept.ok) throw new Error(`the demo's MSDS was refused: ${kept.refusal.code}`);
  }
}

/** A month's bill of the carrier: nearly all as booked, some for another weight, one twice, one of nobody's. */
export async function makeDemoBill(
  seller: SellerScope,
  priced: readonly PricedPast[],
  random: SeededRandom,
  now: number,
): Promise<void> {
  const billed = priced.slice(0, 120);
  const [first] = billed;
  if (!first) return;
  const row = (number: string, minor: number, grams: number) => [
    number,
    formatMinor(minor, "CNY"),
    "CNY",
    String(grams),
  ];
  const rows = billed.map(({ trackingNumber, totalMinor, chargeableGrams, heavier }, index) => {
    if (heavier && index % 40 === 21) return row(trackingNumber, heavier.totalMinor, heavier.grams);
    const more = index % 40 === 7 ? random.between(80, 400) : 0;
    return row(trackingNumber, totalMinor + more, chargeableGrams);
  });
  rows.push(row(first.trackingNumber, first.totalMinor, first.chargeableGrams));
  rows.push(row(`LX${random.digits(8)}1CN`, 2_350, 90));
  const bytes = await writeXlsx({ name: "账单", header: ["运单号", "金额", "币种", "计费重(g)"], rows });
  const file = { fileName: "菜鸟对账单.xlsx", bytes, fallback: "CNY" as const };
  const preview = await previewBill(seller, file, now);
  if (!preview.ok) throw new Error(`the demo's bill was refused: ${preview.refusal.code}`);
  const kept = await importBill(seller, { ...file, hash: preview.value.hash }, now);
  if (!kept.ok) throw new Error(`the demo's bill was refused: ${kept.refusal.code}`);
}

/** A made-up document of one page that says that it is nothing but a specimen. */
async function specimenPdf(title: string, lines: readonly string[]): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: "A4", margin: 72 });
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  doc.fontSize(24).text(title).moveDown();
  doc.fontSize(13);
  for (const line of [...lines, "SPECIMEN. Made for ALP's demonstration; no such battery was tested."])
    doc.text(line).moveDown();
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}
