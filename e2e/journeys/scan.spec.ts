import { expect, type Page, test } from "@playwright/test";
import { wedge, withPrinter } from "../support/desk.ts";
import { dispatchOrder, importOrder } from "../support/one-order.ts";
import { anOrderNumber } from "../support/order-file.ts";
import { signInAs } from "../support/sign-in.ts";

/** A person at the keys: slower than any scanner. */
async function typed(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 90 });
  await page.keyboard.press("Enter");
}

const verdict = (page: Page) => page.locator("[data-verdict]");

/** A label is asked for by the station's own print, in a hidden frame. */
const printOf = (page: Page) =>
  page.waitForRequest((request) => /\/labels\/waybill\/[0-9a-f-]{36}\?.*at=scan/.test(request.url()));

/** Two orders of this journey's own, booked: their numbers and those of their parcels. */
async function twoLabelled(page: Page, seller: string): Promise<{ orders: string[]; numbers: string[] }> {
  const orders = [anOrderNumber(), anOrderNumber()];
  const numbers: string[] = [];
  for (const number of orders) {
    await importOrder(page, seller, { number, sku: "XH-KT-16" });
    await dispatchOrder(page, seller, number);
    numbers.push((await page.locator('tbody a[href*="/tracking/"]').first().textContent()) ?? "");
  }
  return { orders, numbers };
}

test("a packer scans, prints, verifies and weighs without the mouse", async ({ page }) => {
  test.setTimeout(240_000);
  await withPrinter(page);
  const seller = await signInAs(page, "second");
  const { orders, numbers } = await twoLabelled(page, seller);
  await page.goto(`${seller}/scan`);
  const field = page.getByRole("textbox", { name: "扫描订单号、SKU 或运单号" });
  await expect(field).toBeFocused();

  // nothing that ALP knows: red, and in words
  await wedge(page, "NO-SUCH-CODE-77");
  await expect(page.getByRole("alert").filter({ hasText: "找不到 NO-SUCH-CODE-77" })).toBeVisible();

  // an order: its label goes to the printer at once, and the parcel lies on the table
  const printed = printOf(page);
  await wedge(page, orders[0] ?? "");
  await printed;
  const table = page.getByRole("region", { name: "台上的包裹" });
  await expect(table).toContainText(orders[0] ?? "");
  await expect(verdict(page)).toContainText("已送去打印");

  // its own label is the right one, and prints nothing
  await wedge(page, numbers[0] ?? "");
  await expect(verdict(page)).toContainText("面单与包裹一致");

  // every piece ticks off; one more alarms
  const lines = await table.getByRole("listitem").allTextContents();
  const expected = lines.map((text) => ({
    sku: /^\S+/.exec(text.trim())?.[0] ?? "",
    count: Number(/\/ (\d+)$/.exec(text.trim())?.[1] ?? 0),
  }));
  const skus = await table.getByRole("listitem").locator("p:first-child").allTextContents();
  for (const [at, { count }] of expected.entries()) {
    for (let piece = 0; piece < count; piece++) await wedge(page, (skus[at] ?? "").trim());
  }
  await expect(table).toContainText("内件已核对");

  // the weight, typed; far off is amber and says so
  const declared = Number(/申报 (\d+) 克/.exec((await table.textContent()) ?? "")?.[1] ?? 0);
  await typed(page, String(declared));
  await expect(verdict(page)).toContainText("重量相符");
  await typed(page, String(declared + 200));
  await expect(verdict(page)).toContainText("偏重");

  // the same order later: checked before, and no second label by itself; a key prints it and says which print it is
  await wedge(page, orders[1] ?? "");
  await expect(table).toContainText(orders[1] ?? "");
  await wedge(page, orders[0] ?? "");
  await expect(verdict(page)).toContainText("已核对过");
  const again = printOf(page);
  await page.keyboard.press("F2");
  await again;
  await expect(verdict(page)).toContainText("第 2 次打印");

  // the switches are kept by this browser
  await page.keyboard.press("F8");
  await page.keyboard.press("F9");
  await page.reload();
  await expect(page.getByRole("switch", { name: /扫描后立即打印/ })).not.toBeChecked();
  await expect(page.getByRole("switch", { name: /提示音/ })).not.toBeChecked();
});

test("a scan is never lost on what was clicked last", async ({ page }) => {
  const seller = await signInAs(page, "dispatcher");
  await page.goto(`${seller}/scan`);
  await expect(page.getByRole("textbox", { name: "扫描订单号、SKU 或运单号" })).toBeFocused();
  await page.getByRole("switch", { name: /提示音/ }).focus();
  await wedge(page, "NO-SUCH-CODE-78");
  await expect(page.getByRole("alert").filter({ hasText: "NO-SUCH-CODE-78" })).toBeVisible();
});

test("a work place prints by its own profile", async ({ page }) => {
  const seller = await signInAs(page, "owner");
  await page.goto(`${seller}/settings/printing?new=1`);
  await page.getByLabel("名称").fill("打包台 A4");
  await page.getByLabel("纸张").selectOption("a4_four");
  await page.getByLabel("向右（毫米）").fill("很多");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("请填数字，例如 1.5 或 -0.8")).toBeVisible();
  await page.getByLabel("向右（毫米）").fill("0,5");
  await page.getByRole("button", { name: "保存" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "打包台 A4" });
  await expect(row).toContainText("A4，每页 4 张");
  const test1 = await page.request.get(
    (await row.getByRole("link", { name: "打印测试页" }).getAttribute("href")) ?? "",
  );
  expect(test1.headers()["content-type"]).toContain("application/pdf");
});

test("a viewer finds no scan station", async ({ page }) => {
  const seller = await signInAs(page, "viewer");
  await page.goto(`${seller}/scan`);
  await expect(page.getByRole("heading", { name: "找不到这个页面" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "扫描订单号、SKU 或运单号" })).toHaveCount(0);
});
