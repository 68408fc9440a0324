import { expect, type Page, test } from "@playwright/test";
import { signInAs } from "../support/sign-in.ts";

/** Types as a keyboard wedge does: fast, without looking where the focus is, Enter at the end. */
async function wedge(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 2 });
  await page.keyboard.press("Enter");
}

const verdict = (page: Page) => page.locator("[data-verdict]");

/** Numbers of parcels that wait for a bag, by whether customs let them go. */
async function waiting(page: Page, seller: string) {
  await page.goto(`${seller}/handover/waiting`);
  await expect(page.getByRole("heading", { name: "已打包、未装包" })).toBeVisible();
  const rows = page.locator("tbody tr");
  const numbersOf = (which: ReturnType<Page["locator"]>) => which.locator("td:first-child").allInnerTexts();
  return {
    free: await numbersOf(rows.filter({ hasText: "可以交接" })),
    kept: await numbersOf(rows.filter({ hasNotText: "可以交接" })),
  };
}

/** The day's labels, so that something lies on the packing table. */
async function dispatchAll(page: Page, seller: string): Promise<void> {
  await page.goto(`${seller}/dispatch`);
  await page.getByRole("table").first().focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: /一键打单/ }).click();
  await page.getByRole("button", { name: /^确认打单/ }).click();
  await page.waitForURL(/\/dispatch\/batches\//);
}

test("scan into a bag, close it, hand it over; what must not go sounds the alarm", async ({ page }) => {
  test.setTimeout(180_000);
  const seller = await signInAs(page, "dispatcher");
  await dispatchAll(page, seller);
  await expect.poll(async () => (await waiting(page, seller)).free.length, { timeout: 120_000 }).toBeGreaterThan(0);
  const { free } = await waiting(page, seller);
  const [number = ""] = free;

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
  const label = page.waitForResponse((answer) => /\/handover\/bags\//.test(answer.url()));
  await page.getByRole("button", { name: "封包" }).first().click();
  await expect(page.getByText(new RegExp(`大包 ${code} 已封`))).toBeVisible();
  expect((await label).headers()["content-type"]).toContain("application/pdf");

  // a closed bag's own label, scanned: it takes nothing more
  await wedge(page, code);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "alarm");

  await page.getByRole("checkbox", { name: `选中 ${code}` }).check();
  await page.getByRole("button", { name: /交接 1 个大包/ }).click();
  const list = page.waitForResponse((answer) => /\/handover\/lists\//.test(answer.url()));
  await page.getByRole("button", { name: "确认交接并生成交接单" }).click();
  await expect(page.getByText(/已交接：H\d{8}-\d+/)).toBeVisible();
  expect((await list).headers()["content-type"]).toContain("application/pdf");

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
