import { expect, type Page, test } from "@playwright/test";
import { wedge, withPrinter } from "../support/desk.ts";
import { dispatchOrder, importOrder } from "../support/one-order.ts";
import { anOrderNumber } from "../support/order-file.ts";
import { signInAs } from "../support/sign-in.ts";

const verdict = (page: Page) => page.locator("[data-verdict]");

/** Goods of the second seller that no other journey touches; described for customs by the demo. */
const sku = "XH-KT-16";

test("scan into a bag, close it, hand it over; what must not go sounds the alarm", async ({ page }) => {
  test.setTimeout(180_000);
  const printed = await withPrinter(page);
  const seller = await signInAs(page, "second");
  const order = anOrderNumber();
  await importOrder(page, seller, { number: order, sku });
  await dispatchOrder(page, seller, order);
  await page.goto(`${seller}/waybills?q=${order}`);
  const row = page.getByRole("row").filter({ hasText: order });
  await expect(row).toContainText(/放行|结关/, { timeout: 90_000 });
  const number = (await row.locator('a[href*="/tracking/"]').first().textContent()) ?? "";

  await page.goto(`${seller}/handover`);
  await expect(page.getByLabel("扫描运单号、订单号或大包号")).toBeFocused();
  await wedge(page, "LX000000000CN");
  await expect(verdict(page)).toHaveText("查无此单");
  await expect(verdict(page)).toHaveAttribute("data-verdict", "alarm");

  // no bag is open: an empty scan accepts the offer, and the parcel lies in the new bag
  await wedge(page, number);
  await expect(verdict(page)).toHaveText("需要开包");
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toHaveText("放入");
  await wedge(page, number);
  await expect(verdict(page)).toHaveText("已在包里");

  const code =
    (await page
      .getByRole("link", { name: /^B\d{8}-\d+$/ })
      .first()
      .textContent()) ?? "";
  const label = page.waitForResponse((answer) => /\/api\/.*\/handover\/bags\//.test(answer.url()));
  await page.getByRole("button", { name: "封包" }).first().click();
  await expect(page.getByText(new RegExp(`大包 ${code} 已封`))).toBeVisible();
  expect((await label).headers()["content-type"]).toContain("application/pdf");
  await expect.poll(printed).toBe(1);

  // a closed bag's own label, scanned: it takes nothing more
  await wedge(page, code);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "alarm");

  await page.getByRole("checkbox", { name: `选中 ${code}` }).check();
  await page.getByRole("button", { name: /交接 1 个大包/ }).click();
  const list = page.waitForResponse((answer) => /\/api\/.*\/handover\/lists\//.test(answer.url()));
  await page.getByRole("button", { name: "确认交接并生成交接单" }).click();
  await expect(page.getByText(/已交接：H\d{8}-\d+/)).toBeVisible();
  expect((await list).headers()["content-type"]).toContain("application/pdf");
  await expect.poll(printed).toBe(2);

  await wedge(page, number);
  await expect(verdict(page)).toHaveText("已交接");
  await page.goto(`${seller}/waybills?q=${number}`);
  await expect(page.getByRole("link", { name: /^已交接 H\d{8}-\d+$/ }).first()).toBeVisible();
});

test("who may only look sees the bags and has no scan field", async ({ page }) => {
  const seller = await signInAs(page, "viewer");
  await page.goto(`${seller}/handover`);
  await expect(page.getByRole("heading", { name: "交接", exact: true })).toBeVisible();
  await expect(page.getByLabel("扫描运单号、订单号或大包号")).toHaveCount(0);
});
