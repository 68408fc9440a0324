import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { rememberConfirmed } from "#lib/products/hs/confirmed";
import { type HsModelFile, readModel } from "#lib/products/hs/read-model";
import { recognise } from "#lib/products/hs/recognise";
import { judgeProduct } from "#lib/products/hs-judge";
import { noFacts } from "#lib/products/product";
import { readCatalogue } from "#lib/products/read-catalogue";
import { readSheet } from "#server/files/read-sheet";
import { writeXlsx } from "#server/files/write-sheet";

/** Titles as sellers write them, long ones among them; none is a title that accuracy is measured on. */
const titles = [
  "2024 New Women Summer Dress Elegant Floral Print Short Sleeve V Neck Casual Beach Party Midi Dresses Plus Size Vestidos",
  "Wireless Bluetooth 5.3 Earphones Noise Cancelling Headset with Microphone for iPhone Xiaomi Samsung Sports Earbuds IPX7",
  "不锈钢保温杯大容量便携车载水杯男女学生户外运动水壶定制印字",
  "For Honda Civic 2016-2021 Front Bumper Lip Spoiler Splitter Diffuser Body Kit ABS Carbon Fiber Look Car Accessories",
  "跨境新款太阳能户外庭院灯防水草坪灯感应壁灯花园装饰灯LED路灯",
  "yoga mat",
];

type Figure = { readonly name: string; readonly value: number; readonly unit: string; readonly limit: number };

/** Processor time (the garbage collector's included), so that a busy machine does not count. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

type OwnTitle = { readonly title: string; readonly hs6: string };

/** Titles of ours, each once more with a mark of its own where there are fewer. */
function catalogueOf(count: number): OwnTitle[] {
  const folder = "data/hs/titles";
  const own = readdirSync(folder)
    .sort()
    .flatMap(
      (name) => parse(readFileSync(join(folder, name)), { columns: true, skip_empty_lines: true }) as OwnTitle[],
    );
  return Array.from({ length: count }, (_, at) => {
    const { title = "", hs6 = "" } = own[(at * 7919) % own.length] ?? {};
    return { title: at < own.length ? title : `${title} V${at}`, hs6 };
  });
}

const skus = 10_000;

/** A seller's catalogue of 10,000 SKUs: its sheet read, all its products judged, with half of it confirmed before. */
export async function benchHsCatalogue(): Promise<Figure[]> {
  const model = readModel(JSON.parse(readFileSync("data/hs/model.json", "utf8")) as HsModelFile);
  const catalogue = catalogueOf(skus);
  const cells = catalogue.map(({ title }, at) => [`SKU-${at}`, title, "Color:Black", "120", "50*40*30"]);
  const header = ["商家编码", "产品标题", "产品属性", "重量(g)", "尺寸(mm)"];
  const bytes = await writeXlsx({ name: "products", header, rows: cells });
  const before = process.cpuUsage();
  const sheet = await readSheet(bytes, "products.xlsx");
  const drafts = sheet.ok ? readCatalogue(sheet.value.tables, model) : sheet;
  const { user, system } = process.cpuUsage(before);
  if (!drafts.ok || drafts.value.drafts.length !== skus) throw new Error("the sheet of the bench was not read in full");
  const products = catalogue.map(({ title }, at) => ({ ...noFacts, id: `p${at}`, title, attributes: "Color:Black" }));
  const judging = cpuMs(() => {
    for (const product of products) judgeProduct(model, product);
  });
  const half = catalogue.slice(0, skus / 2).map(({ title, hs6 }, at) => ({ id: `p${at}`, title, code: hs6 }));
  let confirmed = rememberConfirmed([]);
  const remembering = cpuMs(() => {
    confirmed = rememberConfirmed(half);
  });
  const remembered = cpuMs(() => {
    for (const product of products.slice(skus / 2)) judgeProduct(model, product, confirmed);
  });
  return [
    { name: `reading a product sheet of ${skus} rows (XLSX)`, value: (user + system) / 1000, unit: "ms", limit: 6000 },
    { name: `judging a product of ${skus}`, value: judging / skus, unit: "ms", limit: 3 },
    { name: `remembering ${skus / 2} confirmed products`, value: remembering, unit: "ms", limit: 1000 },
    { name: "judging a product with them", value: remembered / (skus / 2), unit: "ms", limit: 3 },
  ];
}

/** Reading the model once, and recognising one title with all its reasons and questions. */
export function benchHs(): Figure[] {
  const text = readFileSync("data/hs/model.json", "utf8");
  const models: ReturnType<typeof readModel>[] = [];
  const reading = cpuMs(() => models.push(readModel(JSON.parse(text) as HsModelFile)));
  const [model] = models;
  if (model === undefined) return [];
  const each = () => titles.map((title) => recognise(model, { title }));
  for (let warm = 0; warm < 40; warm++) each();
  const rounds = 40;
  const recognising = cpuMs(() => {
    for (let round = 0; round < rounds; round++) each();
  });
  return [
    { name: "reading the HS model, once per process", value: reading, unit: "ms", limit: 1200 },
    { name: "recognising a title", value: recognising / rounds / titles.length, unit: "ms", limit: 3 },
  ];
}
