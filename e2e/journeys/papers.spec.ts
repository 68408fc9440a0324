import { randomInt } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { orderFile } from "../support/order-file.ts";
import { signInAs } from "../support/sign-in.ts";

/** Papers: a parcel from ERR-502 to customs' release by way of a return, and a month summarised. */

/** Goods of the second seller that no other journey touches; described for customs by the demo. */
const sku = "XH-PT-07";
const hsCode = "950300";

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

  await page.goto(`${seller}/dispatch`);
  await page.getByRole("button", { name: "导入订单" }).first().click();
  await page
    .getByLabel("选择文件")
    .first()
    .setInputFiles(orderFile("orders.csv", [{ number, sku }]));
  await page.getByRole("button", { name: "确认导入 1 个订单" }).click();
  await expect(page.getByText("已导入：新增 1")).toBeVisible();
  await page.getByRole("button", { name: "完成" }).click();

  // ERR-502 leads to the field; saved, the order may go
  await page.goto(`${seller}/dispatch?lane=repair&q=${number}`);
  const row = page.getByRole("row").filter({ hasText: number }).first();
  await expect(row).toContainText("ERR-502");
  await row.getByRole("link", { name: number }).click();
  await page.getByRole("dialog").getByRole("link", { name: /商品/ }).first().click();
  await page.waitForURL(/\/products\?.*edit=/);
  await saveCode(page, hsCode);

  await page.goto(`${seller}/dispatch?q=${number}`);
  await expect(row).toBeVisible();
  const dispatch = page.getByRole("button", { name: /一键打单/ });
  // a key that comes before the page listens is pressed again
  await expect(async () => {
    await page.getByRole("table").first().focus();
    await page.keyboard.press("Control+a");
    await expect(dispatch).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await dispatch.click();
  await page.getByRole("button", { name: "确认打单 1 单" }).click();
  await page.waitForURL(/\/dispatch\/batches\//);
  await expect(page.getByText("1 / 1 张已出单")).toBeVisible({ timeout: 90_000 });

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

test("a month's lists are summarised: what goes, what stays out, and the export declaration's 18 digits", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const seller = await signInAs(page, "owner");
  await page.goto(`${seller}/papers/summary`);
  await expect(page.getByRole("link", { name: "月度汇总" })).toHaveAttribute("aria-current", "page");
  await page.getByText("列入汇总").click();
  await expect(page.getByRole("link", { name: /^\d{8}E\d{9}$/ }).first()).toBeVisible();

  await page.getByRole("button", { name: /^汇总 .*6 份清单/ }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("6 份清单会由海关汇总成报关单");
  await question.getByRole("button", { name: "发送汇总申请" }).click();
  await expect(page.getByText("已发送汇总申请：6 份清单")).toBeVisible();
  await expect(page.getByText("这个月没有要汇总的清单。", { exact: false })).toBeVisible();
  await page.getByText("已经汇总过").click();

  const results = page.getByRole("region", { name: "报关单（汇总结果）" });
  await expect(results.getByText(/\d{18}/).first()).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole("region", { name: "已发送的汇总申请" })).toContainText("海关已接收");
});
