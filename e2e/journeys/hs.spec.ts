import { expect, type Page, test } from "@playwright/test";
import { anOrderNumber } from "../support/order-file.ts";
import { signInAs } from "../support/sign-in.ts";

/** A product list comes in, is classified, and is confirmed by keyboard; nothing is confirmed by itself. */

const signIn = (page: Page) => signInAs(page, "second");

/** Keys count once the page listens. */
const listening = (page: Page) =>
  expect(page.getByRole("list", { name: "待定编码的商品" })).toHaveAttribute("aria-busy", "false");

const row = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title });

test("a product list is imported, classified and confirmed by keyboard", async ({ page }) => {
  const seller = await signIn(page);
  const mark = `HS${anOrderNumber().slice(-8)}`;
  const titles = [
    `LED strip light 5m RGB ${mark}`,
    `不锈钢保温杯 500ml ${mark}`,
    `Fishing reel spinning ${mark}`,
    `女士针织开衫外套 ${mark}`,
    `Ceramic mug ${mark}`,
    `Backpack waterproof ${mark}`,
  ];
  const lines = [
    "商家编码,产品标题,HS编码",
    ...titles.map((title, at) => `${mark}-${at},${title},`),
    `${mark}-8,Old smartphone ${mark},851712`,
    `${mark}-9,Seven digits ${mark},8517131`,
  ];
  await page.goto(`${seller}/products/hs`);
  await page
    .getByLabel("导入 XLSX")
    .setInputFiles({ name: "商品.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${lines.join("\n")}`) });
  const outcome = page.getByRole("dialog");
  await expect(outcome).toContainText("新增 6");
  await expect(outcome).toContainText("已在 2022 版 HS 中删除，现为 851713, 851714");
  await expect(outcome).toContainText("是 7 位");
  await outcome.getByRole("button", { name: "关闭" }).last().click();

  // the job fills the list; it comes by itself
  await page.goto(`${seller}/products/hs?q=${mark}`);
  await expect(page.getByText("共 6 条")).toBeVisible({ timeout: 30_000 });

  // the first of the list is chosen by its number, and taken back
  const current = page.locator("[data-row][aria-current=true]");
  await listening(page);
  const first = await current.getAttribute("data-row");
  await page.keyboard.press("1");
  const decided = page.locator(`[data-row="${first}"]`);
  await expect(decided).toContainText("已确认");
  await page.keyboard.press("u");
  await expect(decided).not.toContainText("已确认");

  // one key accepts a sure proposal
  await page.goto(`${seller}/products/hs?q=${encodeURIComponent(`LED ${mark}`)}`);
  await expect(row(page, `LED strip light 5m RGB ${mark}`)).toContainText("9405.42");
  await listening(page);
  await page.keyboard.press("Enter");
  await expect(row(page, `LED strip light 5m RGB ${mark}`)).toContainText("已确认 9405.42");

  // an open question is answered by one key and moves the code
  await page.goto(`${seller}/products/hs?q=${encodeURIComponent(`开衫 ${mark}`)}`);
  await expect(page.getByText("什么材质？")).toBeVisible();
  await listening(page);
  await page.keyboard.press("b");
  await expect(page.getByText("什么材质？")).toBeHidden();
  await page.keyboard.press("s");
  await page.getByRole("dialog").getByLabel("编码，或中英文名称").fill("6110301100");
  await page.getByRole("button", { name: "采用自己填的 6110.30.1100" }).click();
  await expect(row(page, `女士针织开衫外套 ${mark}`)).toContainText("已确认 6110.30.1100");

  // who confirmed it and how stands with the product
  await page.goto(`${seller}/products?q=${encodeURIComponent(`开衫 ${mark}`)}`);
  await page.getByRole("button", { name: `编辑 ${mark}-3` }).click();
  await expect(page.getByRole("dialog").getByText(/确认，手工填写/)).toBeVisible();
});
