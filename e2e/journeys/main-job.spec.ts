import { expect, test } from "@playwright/test";
import { signInAs } from "../support/sign-in.ts";

/** The dispatcher's morning: the day's file in, one click, labels out, numbers back, parcels watched. */
test("orders in, labels out, numbers back, parcels watched", async ({ page }) => {
  test.setTimeout(180_000);
  const seller = await signInAs(page, "dispatcher");
  await page.goto(`${seller}/dispatch`);
  await expect(page.getByRole("heading", { name: "打单" })).toBeVisible();

  // the day's order export, dropped; the same file again changes nothing
  const file = await (await page.request.get(`/api${seller}/demo-orders`)).body();
  const drop = { name: "orders.xlsx", mimeType: "application/octet-stream", buffer: file };
  const importFile = async () => {
    await page.getByRole("button", { name: "导入订单" }).click();
    await page.getByLabel("选择文件").first().setInputFiles(drop);
  };
  await importFile();
  await page.getByRole("button", { name: /确认导入 28 个订单/ }).click();
  await expect(page.getByText(/已导入：新增 28/)).toBeVisible();
  await page.getByRole("button", { name: "完成" }).click();
  await importFile();
  await expect(page.getByText("文件里的订单 ALP 都已知道，没有变化。")).toBeVisible();
  await page.keyboard.press("Escape");

  // all that can go, by keyboard; the review says what it costs
  const tab = page.getByRole("link", { name: /^待打单/ });
  const countOf = async () => Number(((await tab.textContent()) ?? "").replace(/\D/g, ""));
  await expect.poll(countOf).toBeGreaterThan(40);
  const ready = await countOf();
  await page.getByRole("table").first().focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: /一键打单/ }).click();
  await expect(page.getByText("运费合计")).toBeVisible();
  await page.getByRole("button", { name: `确认打单 ${ready} 单` }).click();

  // waybills come from the carrier; progress is live, labels are one PDF in the list's order
  await page.waitForURL(/\/dispatch\/batches\//);
  await expect(page.getByText(`${ready} / ${ready} 张已出单`)).toBeVisible({ timeout: 90_000 });
  const batch = new URL(page.url()).pathname.split("/").at(-1);
  const labels = await page.request.get(`/api${seller}/labels/batch/${batch}`);
  expect(labels.headers()["content-type"]).toContain("application/pdf");
  expect((await labels.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const number =
    (await page
      .getByRole("cell", { name: /^(LX|CNG|R|U|E|AP|LP)/ })
      .first()
      .textContent()) ?? "";

  // the numbers go back to the platform: a file per store, and the lane empties into "exported"
  await page.goto(`${seller}/dispatch/notices`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 Excel" }).first().click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
  await expect(page.getByText("已导出").first()).toBeVisible();

  // and the parcels are watched
  await page.goto(`${seller}/tracking?q=${number}`);
  await expect(page.getByRole("link", { name: number, exact: true }).first()).toBeVisible();
});

test("a refused order says why and is repaired beside the list", async ({ page }) => {
  const seller = await signInAs(page, "dispatcher");
  await page.goto(`${seller}/dispatch?lane=repair&failure=ERR-303`);
  const panel = page.getByRole("dialog");
  // other people's batches draw the list anew: a click that falls between two drawings is made again
  await expect(async () => {
    await page
      .getByRole("link", { name: /^30\d{14}$/ })
      .first()
      .click();
    await expect(panel.getByText("ERR-303")).toBeVisible({ timeout: 8_000 });
  }).toPass();
  await panel.getByLabel("更正为").first().fill("46004");
  await expect(panel.getByRole("button", { name: "保存更正" }).first()).toBeEnabled();
});

test("a viewer sees the day and has no verbs", async ({ page }) => {
  const seller = await signInAs(page, "viewer");
  await page.goto(`${seller}/dispatch`);
  await expect(page.getByRole("heading", { name: "打单" })).toBeVisible();
  await expect(page.getByRole("button", { name: "导入订单" })).toHaveCount(0);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
});
