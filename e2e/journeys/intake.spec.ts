import { expect, type Page, test } from "@playwright/test";
import ExcelJS from "exceljs";
import { anOrderNumber, orderFile } from "../support/order-file.ts";
import { signInAs } from "../support/sign-in.ts";

/** The day's orders come in: dropped, looked at, confirmed; what cannot be read is named and given back. */

/** The second seller: the first one's day belongs to the other journeys. */
const signIn = (page: Page) => signInAs(page, "second");

async function choose(page: Page, chosen: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]): Promise<void> {
  await page.getByRole("button", { name: "导入订单" }).first().click();
  await page.getByLabel("选择文件").setInputFiles(chosen);
}

test("orders come in once, refused rows come back as a sheet", async ({ page }) => {
  const seller = await signIn(page);
  await page.goto(`${seller}/orders`);
  const [first, second] = [anOrderNumber(), anOrderNumber()];
  const sku = `JOURNEY-${first}`;
  const orders = orderFile("今天的订单.csv", [
    { number: first, sku },
    { number: second, sku: `${sku}-B` },
    { number: "3.04E+15", sku, amount: "-$1.00" },
  ]);

  await choose(page, orders);
  await expect(page.getByRole("tab", { name: "新订单 2" })).toBeVisible();
  await expect(page.getByRole("tab", { name: "被拒绝 1" })).toBeVisible();
  await page.getByRole("tab", { name: "被拒绝 1" }).click();
  await expect(page.getByText("被表格存成了数字")).toBeVisible();
  await expect(page.getByText("是负数")).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载被拒绝的行（XLSX）" }).click(),
  ]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await download.path());
  expect(workbook.worksheets[0]?.getRow(2).getCell(1).text).toBe("3.04E+15");
  expect(String(workbook.worksheets[0]?.getRow(1).values)).toContain("拒绝原因");

  await page.getByRole("button", { name: "确认导入 2 个订单" }).click();
  await expect(page.getByText("已导入：新增 2")).toBeVisible();
  await page.getByRole("button", { name: "完成" }).click();
  await page.getByLabel("搜订单号、买家、商品、运单号").fill(first.slice(0, 14));
  await expect(page.getByRole("row").filter({ hasText: first }).first()).toContainText("法国");

  await choose(page, orders);
  await expect(page.getByRole("tab", { name: "未变 2" })).toBeVisible();
  await expect(page.getByRole("button", { name: "没有需要导入的变化" })).toBeDisabled();
});

test("what is no order export is told by its bytes, with the way out", async ({ page }) => {
  const seller = await signIn(page);
  await page.goto(`${seller}/orders`);
  const cases: readonly [string, Buffer, string][] = [
    ["orders.xlsx", Buffer.from("%PDF-1.7"), "这不是表格文件"],
    ["orders.xls", Buffer.from("<html><table></table></html>"), "这其实是一个网页"],
    ["orders.csv", Buffer.from("a,b\n1,2"), "找不到表头"],
    ["orders.xlsx", Buffer.alloc(21 * 1024 * 1024), "文件太大：21 MB，最多 20 MB"],
  ];
  for (const [name, buffer, words] of cases) {
    await choose(page, { name, mimeType: "application/octet-stream", buffer });
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
});

test("a product that nobody knew is completed on the work list", async ({ page }) => {
  const seller = await signIn(page);
  await page.goto(`${seller}/orders`);
  const number = anOrderNumber();
  const sku = `UNKNOWN-${number}`;
  await choose(page, orderFile("a.csv", [{ number, sku }]));
  await page.getByRole("button", { name: "确认导入 1 个订单" }).click();
  await expect(page.getByText("已导入：新增 1")).toBeVisible();

  await page.goto(`${seller}/products/unknown`);
  const line = page.getByRole("row").filter({ hasText: sku });
  await line.getByRole("button", { name: "Journey case" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByLabel("中文品名").fill("手机壳");
  await panel.getByLabel("英文品名").fill("phone case");
  await panel.getByLabel("HS 编码", { exact: true }).fill("3926");
  await panel.getByLabel("原产国").selectOption("CN");
  await panel.getByLabel("货物类型").selectOption("general");
  await panel.getByLabel("申报价值（USD）").fill("3.20");
  await panel.getByLabel("重量（克）").fill("45");
  for (const [side, size] of [
    ["长", "160"],
    ["宽", "90"],
    ["高", "15"],
  ] as const) {
    await panel.getByLabel(`${side}（毫米）`).fill(size);
  }
  await panel.getByRole("button", { name: "保存到 1 个商品" }).click();
  await expect(panel.getByText("要 6 到 10 位数字")).toBeVisible();
  await panel.getByLabel("HS 编码", { exact: true }).fill("39269090");
  await panel.getByRole("button", { name: "保存到 1 个商品" }).click();
  await expect(page.getByText("已保存 1 个商品，1 个订单因此找到商品。")).toBeVisible();
  await expect(line).toHaveCount(0);

  await page.goto(`${seller}/products?q=${sku}`);
  await expect(page.getByRole("row").filter({ hasText: sku })).toContainText("39269090");
});
