import { expect, type Page, test } from "@playwright/test";
import { signInAs } from "../support/sign-in.ts";

/** Orders that nothing here frees: another journey sends what can go at the same time. */
const list = "dispatch?lane=repair&failure=ERR-306";

/** The row that the keyboard comes to first; its order's number. */
async function firstRow(page: Page): Promise<string> {
  const link = page.getByRole("link", { name: /^30\d{14}$/ }).first();
  await expect(link).toBeVisible();
  return (await link.textContent()) ?? "";
}

/** Keys are heard once the page is awake; up from nowhere leads to the last row, and the first one holds. */
async function standOnFirst(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("k");
    await expect(page.locator("tbody tr[data-row]").first()).toBeFocused({ timeout: 300 });
  }).toPass();
}

test("tags, a saved view and an edit, by keyboard", async ({ page }) => {
  test.setTimeout(120_000);
  const seller = await signInAs(page, "dispatcher");
  await page.goto(`${seller}/${list}`);
  await firstRow(page);

  // two orders get a tag that did not exist before
  await standOnFirst(page);
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("已选 2 条")).toBeVisible();
  await page.keyboard.press("t");
  const dialog = page.getByRole("dialog");
  const name = `加急${Date.now() % 100_000}`;
  await dialog.getByLabel("找标签，或写一个新的").fill(name);
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel(name, { exact: true })).toBeChecked();
  await dialog.getByRole("button", { name: "保存标签" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("table").getByText(name)).toHaveCount(2);

  // the list by this tag becomes a view under a key, and the filter can be taken off
  await page.getByLabel("标签", { exact: true }).selectOption({ label: `${name} 2` });
  await expect(page.getByRole("rowheader")).toHaveCount(2);
  await page.getByRole("table").focus();
  await page.keyboard.press("v");
  await dialog.getByLabel("名称").fill(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `视图：${name}` })).toBeVisible();
  await page.getByRole("link", { name: /^标签/ }).click();
  await expect(page.getByRole("rowheader")).not.toHaveCount(2);
  await page.getByRole("button", { name: "视图" }).click();
  await page
    .getByRole("menuitem", { name: new RegExp(name) })
    .first()
    .click();
  await expect(page.getByRole("rowheader")).toHaveCount(2);

  // both weigh what the scales say; what no parcel can weigh is refused by order
  await page.keyboard.press("Control+a");
  await page.keyboard.press("e");
  await dialog.getByLabel("包裹重量（克）").fill("1");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText(/比商品净重 \d+ 克还轻/)).toHaveCount(2);
  await dialog.getByLabel("包裹重量（克）").fill("1999");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  // the list hears of it a moment later
  await expect(async () => {
    await page.keyboard.press("Escape");
    await standOnFirst(page);
    await page.keyboard.press("e");
    await expect(dialog.getByText("现在 1,999 克，由人填写。")).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test("who saves second is told what changed, and chooses", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const seller = await signInAs(page, "dispatcher");
  await page.goto(`${seller}/${list}&sort=country`);
  const number = await firstRow(page);
  const open = async (at: Page) => {
    await standOnFirst(at);
    await at.keyboard.press("e");
    await expect(at.getByRole("dialog").getByText(`修改订单 ${number}`)).toBeVisible();
  };
  const weigh = async (at: Page, grams: string) => {
    await at.getByRole("dialog").getByLabel("包裹重量（克）").fill(grams);
    await at.keyboard.press("Enter");
  };
  await open(page);
  const other = await (await browser.newContext()).newPage();
  await signInAs(other, "owner");
  await other.goto(`${seller}/${list}&sort=country`);
  await firstRow(other);
  await open(other);
  await weigh(other, "1500");
  await expect(other.getByRole("dialog")).toBeHidden();

  await weigh(page, "1600");
  const told = page.getByRole("dialog").getByRole("alert");
  await expect(told).toContainText("1,500 克");
  await expect(told).toContainText("1,600 克");
  await told.getByRole("button", { name: "用我的" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.reload();
  await firstRow(page);
  await open(page);
  await expect(page.getByRole("dialog")).toContainText("现在 1,600 克，由人填写。");
  await other.context().close();
});
