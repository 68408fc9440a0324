import { randomInt } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { openXlsx, openZip } from "../support/archive.ts";
import { aPdf, readPdf } from "../support/pdf.ts";
import { signInAs } from "../support/sign-in.ts";

/** What went out under the demo's one export declaration: six parcels of one piece each. */
const sku = "XH-PS-31";
const kinds = ["购货合同", "销售合同", "运输单据"] as const;

/** One invoice for all six pieces, one row without a rate, as a sheet from the tax office with the SKU added. */
function invoiceSheet(number: string) {
  const head = "发票号码,发票票种,开票日期,销方名称,SKU,货物或应税劳务名称,单位,数量,金额,税率,税额";
  const good = `${number},增值税专用发票,2026-01-12,东莞市竹城塑胶制品有限公司,${sku},手机支架,件,6,90.00,13%,11.70`;
  const bad = `${number.replace(/.$/, (digit) => String((Number(digit) + 1) % 10))},增值税专用发票,2026-01-12,东莞市竹城塑胶制品有限公司,${sku},手机支架,件,1,15.00,,`;
  const buffer = Buffer.from(`\ufeff${[head, good, bad].join("\n")}`);
  return { name: "进项发票.csv", mimeType: "text/csv", buffer };
}

/** Puts a paper into the dossier, as its office sent it. */
async function addPaper(page: Page, kind: string): Promise<void> {
  const row = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: `上传${kind}` }) });
  await row.getByRole("button", { name: `上传${kind}` }).click();
  await row.locator("input[type=file]").setInputFiles(await aPdf(kind === "运输单据" ? "AWB 784-12345675" : kind));
  await expect(row.getByText("已有 1 份")).toBeVisible();
}

test("a refund dossier is filled, exported, and opened again", async ({ page }) => {
  const seller = await signInAs(page, "owner");
  const invoice = `26442000${randomInt(100_000, 999_999)}${randomInt(100_000, 999_999)}`;

  // invoices come by sheet: what is wrong is named by row and column, the rest is kept
  await page.goto(`${seller}/papers/refund`);
  await page.getByRole("button", { name: "导入进项发票" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[type=file]").setInputFiles(invoiceSheet(invoice));
  await expect(dialog).toContainText("1 张新发票，1 行，不含税 90.00 元，税额 11.70 元");
  await expect(dialog).toContainText("第 3 行「税率」");
  await expect(dialog).toContainText("没有税率");
  await dialog.getByRole("button", { name: "导入 1 张发票" }).click();
  await expect(page.getByText("已导入 1 张发票。")).toBeVisible();
  // the keyboard is where it was
  await expect(page.getByRole("button", { name: "导入进项发票" })).toBeFocused();

  // matched by SKU and quantity
  const list = page.getByRole("table", { name: "退税备案" });
  const line = list
    .getByRole("row")
    .filter({ hasText: /\d{18}/ })
    .last();
  await expect(line).toContainText("资料不全");
  const entryId = (await line.getByRole("link").first().textContent()) ?? "";
  expect(entryId).toMatch(/^\d{18}$/);
  await line.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: entryId })).toBeVisible();
  const goods = page.getByRole("region", { name: "出口商品与进项发票" });
  await expect(goods).toContainText("有发票可用，请匹配");
  await goods.getByRole("button", { name: "按 SKU 匹配发票" }).click();
  await expect(page.getByText("匹配了 1 处，没有缺口。")).toBeVisible();
  await expect(goods).toContainText(invoice);

  // the rate says where it comes from; a person's own takes its place
  const estimate = page.getByRole("region", { name: "估算退税" });
  await expect(estimate).toContainText("ALP 自带数据，未与现行税则核对");
  await estimate.getByRole("button", { name: "填写退税率" }).click();
  await estimate.getByLabel("退税率（%）").fill("13");
  await estimate.getByRole("button", { name: "保存退税率" }).click();
  await expect(estimate).toContainText("13% 手工填写");
  await expect(estimate.getByRole("row", { name: /^合计/ })).toContainText("11.70");

  // the light turns when the papers are there
  await expect(page.getByText("还缺单证或进项发票")).toBeVisible();
  for (const kind of kinds) await addPaper(page, kind);
  await expect(page.getByText("单证和发票都齐了，可以去电子税务局申报")).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出备案（ZIP）" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.zip$/);

  // opened again: the index lists exactly what lies inside, and each paper is the PDF that was put in
  const files = await openZip(download);
  const sheets = await openXlsx(files.get("索引.xlsx") ?? new Uint8Array());
  expect([...sheets.keys()]).toEqual(["备案", "商品与发票", "缺口", "单证"]);
  const [head = [], ...documents] = sheets.get("单证") ?? [];
  const paths = documents.map((row) => row[head.indexOf("ZIP 内路径")] ?? "").filter((path) => path !== "");
  expect(paths.toSorted()).toEqual([...files.keys()].filter((name) => name !== "索引.xlsx").toSorted());
  expect(paths).toHaveLength(kinds.length);
  for (const path of paths) {
    const pdf = await readPdf(files.get(path) ?? new Uint8Array());
    expect(pdf.pages, path).toBe(1);
    expect(pdf.text, path).toContain("Issuedforthecertification");
  }
  expect(sheets.get("备案")?.[1]).toEqual(expect.arrayContaining([entryId, "可以申报退税", "90.00", "11.70"]));
  expect(sheets.get("商品与发票")?.[1]).toEqual(expect.arrayContaining([sku, invoice, "6", "13%"]));
  expect(sheets.get("缺口")).toHaveLength(1);
});
