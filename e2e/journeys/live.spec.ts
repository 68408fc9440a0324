import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";

/** Screens hear of changes: one stream for all tabs of a browser, handed on when its tab is closed. */

async function signUp(page: Page): Promise<string> {
  await page.goto("/sign-up");
  await page.getByLabel("公司名称").fill(`测试商家 ${randomUUID().slice(0, 8)}`);
  await page.getByLabel("姓名").fill("陈晨");
  await page.getByLabel("邮箱").fill(`live-${randomUUID()}@example.com`);
  await page.getByLabel("密码").fill("correct horse battery");
  await page.getByRole("button", { name: "注册并进入" }).click();
  await page.waitForURL(/\/onboarding\/[0-9a-f-]{36}\/start/);
  const seller = page.url().split("/")[4] ?? "";
  // away from the daily screen, which listens too
  await page.goto("/account");
  return seller;
}

/** Opens a screen that listens; counts its streams and how often it draws itself anew. */
async function openScreen(page: Page, seller: string) {
  const seen = { streams: 0, redrawn: 0 };
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === `/api/live/${seller}`) seen.streams += 1;
    if (url.pathname === `/s/${seller}/orders` && request.headers().rsc !== undefined) seen.redrawn += 1;
  });
  await page.goto(`/s/${seller}/orders`);
  return seen;
}

/** Changes something that screens should hear of. */
async function change(page: Page, seller: string): Promise<void> {
  await page.goto(`/s/${seller}/settings/members`);
  await page.getByLabel("邮箱").fill(`colleague-${randomUUID()}@example.com`);
  await page.getByRole("button", { name: "生成邀请链接" }).click();
  await expect(page.getByRole("textbox", { name: "邀请链接" })).toBeVisible();
}

test("two tabs share one stream, both hear of a change, and the second takes over", async ({ page, context }) => {
  const seller = await signUp(page);
  const [first, second] = [await context.newPage(), await context.newPage()];
  const a = await openScreen(first, seller);
  await expect.poll(() => a.streams).toBe(1);
  const b = await openScreen(second, seller);

  await change(page, seller);
  // a tab that is not looked at waits until it is
  await first.bringToFront();
  await expect.poll(() => a.redrawn).toBeGreaterThan(0);
  await second.bringToFront();
  await expect.poll(() => b.redrawn).toBeGreaterThan(0);
  expect(b.streams).toBe(0);

  await first.close();
  await expect.poll(() => b.streams).toBe(1);
  const before = b.redrawn;
  await change(page, seller);
  await second.bringToFront();
  await expect.poll(() => b.redrawn).toBeGreaterThan(before);
});
