import { expect, type Page } from "@playwright/test";
import { type ExportedOrder, orderFile } from "./order-file.ts";

/** Brings one order in, as the platform's export has it. */
export async function importOrder(page: Page, seller: string, order: ExportedOrder): Promise<void> {
  await page.goto(`${seller}/dispatch`);
  await page.getByRole("button", { name: "导入订单" }).first().click();
  await page
    .getByLabel("选择文件")
    .first()
    .setInputFiles(orderFile("orders.csv", [order]));
  await page.getByRole("button", { name: "确认导入 1 个订单" }).click();
  await expect(page.getByText("已导入：新增 1")).toBeVisible();
  await page.getByRole("button", { name: "完成" }).click();
}

/** One click for this order, on to its batch. */
export async function dispatchOrder(page: Page, seller: string, number: string): Promise<void> {
  await page.goto(`${seller}/dispatch?q=${number}`);
  await expect(page.getByRole("row").filter({ hasText: number }).first()).toBeVisible();
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
}
