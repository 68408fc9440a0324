import { randomInt } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { openXlsx, openZip } from "../support/archive.ts";
import { dispatchOrder, importOrder } from "../support/one-order.ts";
import { anOrderNumber } from "../support/order-file.ts";
import { readPdf } from "../support/pdf.ts";
import { signInAs } from "../support/sign-in.ts";

/** Papers: a parcel from ERR-502 to customs' release by way of a return, and a month summarised. */

/** Goods of the second seller that no other journey touches; described for customs by the demo. */
const sku = "XH-PT-07";
const hsCode = "950300";

/** What stands on each paper of a parcel. */
const wordsOfPapers: Readonly<Record<string, readonly string[]>> = {
  商业发票: ["商业发票", "COMMERCIALINVOICE", sku],
  装箱单: ["装箱单", "PACKINGLIST", sku],
  报关单草单: ["报关单", hsCode],
};

/** The sandbox's customs return an order of this ending once: see sandbox/README.md. */
const aReturnedOrder = () => `304${randomInt(1_000_000, 9_999_999)}999100`;

/** Opens the goods' panel where it stands, and saves another code; the demo's seller may leave it empty for a while. */
async function saveCode(page: Page, code: string): Promise<void> {
  const panel = page.getByRole("dialog");
  await panel.getByLabel("HS 编码", { exact: true }).fill(code);
  await panel.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText(/^已保存。/)).toBeVisible();
  await expect(panel).toBeHidden();
}

test("an order stopped by ERR-502 is repaired, dispatched, declared, returned by customs, corrected and released", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const seller = await signInAs(page, "second");
  const number = aReturnedOrder();

  // goods whose code nobody has given
  await page.goto(`${seller}/products?q=${sku}`);
  await page
    .getByRole("button", { name: /^编辑 / })
    .first()
    .click();
  await saveCode(page, "");

  await importOrder(page, seller, { number, sku });

  // ERR-502 leads to the field; saved, the order may go
  await page.goto(`${seller}/dispatch?lane=repair&q=${number}`);
  const row = page.getByRole("row").filter({ hasText: number }).first();
  await expect(row).toContainText("ERR-502");
  await row.getByRole("link", { name: number }).click();
  await page.getByRole("dialog").getByRole("link", { name: /商品/ }).first().click();
  await page.waitForURL(/\/products\?.*edit=/);
  await saveCode(page, hsCode);

  await dispatchOrder(page, seller, number);

  // customs return it: their own words, ours, and the field
  await page.goto(`${seller}/papers?q=${number}`);
  const line = page.getByRole("row").filter({ hasText: number });
  await expect(line).toContainText("退单", { timeout: 90_000 });
  await line.getByRole("link", { name: number }).click();
  await expect(page.getByRole("heading", { name: /ERR-811 海关退单/ })).toBeVisible();
  await expect(page.getByText("海关原话（代码 100）")).toBeVisible();
  await expect(page.getByRole("link", { name: "商品资料 · 商品编码" })).toHaveAttribute("href", /edit=.*field=hsCode/);
  await expect(page.getByText(/第 1 次发送：订单、清单/)).toBeVisible();
  await page.getByText(/^发出：清单（CEB603）/).click();
  await expect(page.getByText(/<ceb:CEB603Message/)).toBeVisible();

  // looked at, and declared again: customs let it go
  await page.getByRole("button", { name: "重新申报" }).click();
  await expect(page.getByText("已重新申报，正在发送")).toBeVisible();
  await expect(page.getByText(/第 2 次发送（变更）/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/清单 · 放行/)).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(/^\d{8}E\d{9}$/)).toBeVisible();

  // and the waybill's row says so
  await page.goto(`${seller}/waybills?q=${number}`);
  await expect(page.getByRole("row").filter({ hasText: number })).toContainText(/放行|结关/);
});

test("a parcel's invoice, packing list and declaration draft are downloaded, then a day's papers in one ZIP", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const seller = await signInAs(page, "second");
  const number = anOrderNumber();
  await importOrder(page, seller, { number, sku });
  await dispatchOrder(page, seller, number);
  await page.goto(`${seller}/waybills?q=${number}`);
  await page.getByRole("row").filter({ hasText: number }).locator('a[href*="/tracking/"]').first().click();

  // each paper of the parcel, as it is opened from its page
  await page.getByRole("button", { name: "报关单证" }).click();
  const menu = page.getByRole("dialog", { name: "打印或下载报关单证" });
  for (const [paper, words] of Object.entries(wordsOfPapers)) {
    const address = await menu.getByRole("link", { name: `打开${paper}（PDF）` }).getAttribute("href");
    const answer = await page.request.get(address ?? "");
    expect(answer.headers()["content-type"], paper).toBe("application/pdf");
    const { text } = await readPdf(await answer.body());
    for (const word of words) expect(text, paper).toContain(word);
  }
  const [sheet] = await Promise.all([
    page.waitForEvent("download"),
    menu.getByRole("link", { name: "下载商业发票（XLSX）" }).click(),
  ]);
  expect(sheet.suggestedFilename()).toMatch(/\.xlsx$/);

  // the day: packed by a job that says how far it is
  await page.goto(`${seller}/papers/downloads`);
  await page.getByRole("checkbox", { name: "单一窗口导入表" }).check();
  await page.getByRole("button", { name: "开始打包" }).click();
  await expect(page.getByText(/已开始打包：\d+ 个包裹/)).toBeVisible();
  const line = page.getByRole("table", { name: "下载列表" }).getByRole("row").nth(1);
  await expect(line).toContainText(/排队中|打包中|可下载/);
  await expect(line).toContainText("可下载", { timeout: 90_000 });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    line.getByRole("link", { name: /下载/ }).click(),
  ]);
  const files = await openZip(download);
  const names = [...files.keys()];
  for (const paper of ["商业发票", "装箱单", "报关单草单", "单一窗口导入表"])
    expect(names.some((name) => name.includes(paper))).toBe(true);
  for (const [name, bytes] of files) {
    if (name.endsWith(".pdf")) expect((await readPdf(bytes)).pages, name).toBeGreaterThan(0);
    else expect((await openXlsx(bytes)).size, name).toBeGreaterThan(0);
  }
  const invoices = names.find((name) => name.includes("商业发票") && name.endsWith(".pdf")) ?? "";
  expect((await readPdf(files.get(invoices) ?? new Uint8Array())).text).toContain(number);
});

test("a month's lists are summarised: what goes, what stays out, and the export declaration's 18 digits", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const seller = await signInAs(page, "owner");
  await page.goto(`${seller}/papers/summary`);
  await expect(page.getByRole("link", { name: "月度汇总" })).toHaveAttribute("aria-current", "page");
  const numbers = page.getByRole("region", { name: "报关单（汇总结果）" }).getByRole("button", { name: /^\d{18}/ });
  const sent = page.getByRole("region", { name: "已发送的汇总申请" });
  const known = await numbers.count();
  await expect(sent.getByText("海关已接收")).toHaveCount(1);
  await page.getByText("列入汇总").click();
  await expect(page.getByRole("link", { name: /^\d{8}E\d{9}$/ }).first()).toBeVisible();

  await page.getByRole("button", { name: /^汇总 .*6 份清单/ }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("6 份清单会由海关汇总成报关单");
  await question.getByRole("button", { name: "发送汇总申请" }).click();
  await expect(page.getByText("已发送汇总申请：6 份清单")).toBeVisible();
  await expect(page.getByText("这个月没有要汇总的清单。", { exact: false })).toBeVisible();
  await expect(page.getByText("已经汇总过")).toBeVisible();
  await expect.poll(() => numbers.count(), { timeout: 90_000 }).toBeGreaterThan(known);
  await expect(sent.getByText("海关已接收")).toHaveCount(2);
});
