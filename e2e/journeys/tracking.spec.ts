import { expect, type Page, test } from "@playwright/test";
import { orderCodeOf, push } from "../support/carrier-push.ts";
import { dispatchOrder, importOrder } from "../support/one-order.ts";
import { anOrderNumber } from "../support/order-file.ts";
import { signInAs } from "../support/sign-in.ts";

/** A parcel is watched: what the carrier pushes moves it on the open screen; lists and filters are addresses. */

async function openFirstParcel(page: Page): Promise<string> {
  await page.getByRole("row").nth(1).getByRole("link").click();
  return orderCodeOf(page);
}

test("a push moves the parcel on the open page, and late news does not take it back", async ({ page }) => {
  const seller = await signInAs(page, "dispatcher");
  // a parcel of its own, just booked: older ones are moved on by the carrier's sandbox while this page is looked at
  const number = anOrderNumber();
  await importOrder(page, seller, { number, sku: "XH-KT-16" });
  await dispatchOrder(page, seller, number);
  await page.locator('tbody a[href*="/tracking/"]').first().click();
  const orderCode = await orderCodeOf(page);
  const header = page.getByRole("banner").or(page.locator("header")).last();

  expect(await push(page, orderCode, "CC_IM_FAILURE", 5)).toContain("taken");
  await expect(header).toContainText("海关扣留");

  expect(await push(page, orderCode, "GTMS_SIGNED", 1)).toContain("taken");
  await expect(header).toContainText("已妥投");
  await expect(header).not.toContainText("海关扣留");

  expect(await push(page, orderCode, "LH_ARRIVE", 60)).toContain("taken");
  await expect(page.getByText("干线到达目的国").first()).toBeVisible();
  await expect(header).toContainText("已妥投");

  expect(await push(page, orderCode, "A_CODE_OF_TOMORROW", 2)).toContain("taken");
  await expect(page.getByText("未识别代码 A_CODE_OF_TOMORROW")).toBeVisible();
  await expect(header).toContainText("已妥投");
});

test("the list's filters are its address, and its counts are exact", async ({ page }) => {
  const seller = await signInAs(page, "dispatcher");
  await page.goto(`${seller}/tracking/parcels`);
  const trouble = page.getByRole("link", { name: /^有异常/ });
  // parcels get into trouble meanwhile: what is compared stands on the page at one moment
  const agrees = () =>
    expect(async () => {
      const count = Number(/\d+/.exec((await trouble.textContent({ timeout: 2_000 })) ?? "")?.[0]);
      await expect(page.getByText(`共 ${count} 条`)).toBeVisible({ timeout: 1_000 });
    }).toPass();
  await trouble.click();
  await page.waitForURL(/trouble=any/);
  await agrees();

  await page.getByLabel("目的国").selectOption({ index: 1 });
  await page.waitForURL(/trouble=any.*country=|country=.*trouble=any/);
  await agrees();
  await page.getByRole("link", { name: /移除筛选：目的国/ }).click();
  await page.waitForURL((url) => !url.search.includes("country="));
  await agrees();

  await page.getByRole("searchbox").fill("NO SUCH NUMBER");
  await expect(page.getByText("没有符合筛选条件的包裹")).toBeVisible();
  await page.getByRole("link", { name: "清除筛选" }).click();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
});

test("a waybill is found by its number, and is not offered for cancelling once it moves", async ({ page }) => {
  const seller = await signInAs(page, "dispatcher");
  await page.goto(`${seller}/tracking/parcels?stage=done`);
  const orderCode = await openFirstParcel(page);
  await page.goto(`${seller}/waybills`);
  await page.getByRole("searchbox").fill(orderCode);
  await page.waitForURL(/q=LP/);
  await expect(page.getByText("共 1 条")).toBeVisible();
  await page.getByRole("row").nth(1).getByText(orderCode).click();
  const panel = page.getByRole("dialog");
  await expect(panel).toContainText(orderCode);
  await expect(panel.getByRole("button", { name: "取消物流订单" })).toHaveCount(0);
  await panel.getByRole("link", { name: "查看轨迹" }).click();
  await page.waitForURL(/\/tracking\/[0-9a-f-]{36}/);
});

test("who may only look is offered no verbs", async ({ page }) => {
  const seller = await signInAs(page, "viewer");
  await page.goto(`${seller}/tracking/parcels?stage=delivery`);
  await openFirstParcel(page);
  await expect(page.getByRole("button", { name: "查询最新轨迹" })).toHaveCount(0);
});
