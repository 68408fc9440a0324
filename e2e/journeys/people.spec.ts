import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";

/** A person signs up, invites a colleague, changes a password; strangers stay outside. */

/** Each test has a seller of its own. */
test.describe.configure({ mode: "parallel" });

const password = "correct horse battery";
const another = "a brand new password";
const anEmail = () => `journey-${randomUUID()}@example.com`;

/** Signs a new seller up; its id. */
async function signUp(page: Page, email: string): Promise<string> {
  await page.goto("/sign-up");
  await page.getByLabel("公司名称").fill(`测试商家 ${email.slice(8, 16)}`);
  await page.getByLabel("姓名").fill("陈晨");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "注册并进入" }).click();
  await page.waitForURL(/\/onboarding\/[0-9a-f-]{36}\/start/);
  return page.url().split("/")[4] ?? "";
}

async function signIn(page: Page, email: string, given: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill(given);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

test("signing up leads in, and out again, and back in", async ({ page }) => {
  const email = anEmail();
  const seller = await signUp(page, email);
  await page.goto("/account");
  await page.getByRole("button", { name: "退出登录", exact: true }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto(`/s/${seller}/settings/members`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, email, "not the password");
  await expect(page.getByText("邮箱或密码不正确")).toBeVisible();
  await signIn(page, email, password);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.goto(`/s/${seller}/settings/members`);
  await expect(page.getByRole("cell", { name: email })).toBeVisible();
});

test("what is wrong is said at its field", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByLabel("公司名称").fill("测试商家");
  await page.getByLabel("姓名").fill("陈晨");
  await page.getByLabel("邮箱").fill(anEmail());
  await page.getByLabel("密码").fill("short");
  await page.getByRole("button", { name: "注册并进入" }).click();
  await expect(page.getByLabel("密码")).toHaveAccessibleDescription("至少 10 个字符");
  await expect(page.getByLabel("密码")).toHaveAttribute("aria-invalid", "true");
});

test("an invited colleague joins once, with the role given, and is gone when removed", async ({ page, browser }) => {
  const seller = await signUp(page, anEmail());
  const members = `/s/${seller}/settings/members`;
  await page.goto(members);
  await page.getByLabel("邮箱").fill(anEmail());
  await page.getByRole("button", { name: "生成邀请链接" }).click();
  const link = await page.getByRole("textbox", { name: "邀请链接" }).inputValue();

  const colleague = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await colleague.goto(link);
  await colleague.getByLabel("姓名").fill("小王");
  await colleague.getByLabel("密码").fill(password);
  await colleague.getByRole("button", { name: "创建账号并加入" }).click();
  await colleague.waitForURL(/\/dispatch/);
  await colleague.goto(members);
  await expect(colleague.getByRole("row", { name: /小王/ })).toContainText("打单员");
  await expect(colleague.getByRole("button", { name: "生成邀请链接" })).toHaveCount(0);
  await colleague.goto(link);
  await expect(colleague.getByText("邀请已失效")).toBeVisible();

  await page.reload();
  await page.getByRole("row", { name: /小王/ }).getByRole("button", { name: "移除" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "移除" }).click();
  await expect(page.getByText("已移除 小王")).toBeVisible();
  await expect(page.getByRole("row", { name: /小王/ })).toHaveCount(0);
  await colleague.goto(members);
  await expect(colleague.getByText("找不到这个页面")).toBeVisible();
});

test("the last owner stays an owner", async ({ page }) => {
  const seller = await signUp(page, anEmail());
  await page.goto(`/s/${seller}/settings/members`);
  await page.getByRole("combobox", { name: "角色: 陈晨" }).selectOption("viewer");
  await expect(page.getByText("至少要保留一个主账号")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "角色: 陈晨" })).toHaveValue("owner");
});

test("a new password ends every session", async ({ page, browser }) => {
  const email = anEmail();
  const seller = await signUp(page, email);
  const second = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signIn(second, email, password);
  await second.waitForURL((url) => !url.pathname.startsWith("/sign-in"));

  await page.goto("/account");
  await expect(page.getByText("当前浏览器", { exact: true })).toBeVisible();
  await page.getByLabel("当前密码").fill(password);
  await page.getByLabel("新密码").fill(another);
  await page.getByRole("button", { name: "修改密码并退出所有设备" }).click();
  await expect(page.getByText("密码已修改")).toBeVisible();

  for (const browserPage of [page, second]) {
    await browserPage.goto(`/s/${seller}/settings/members`);
    await expect(browserPage).toHaveURL(/\/sign-in/);
  }
  await signIn(page, email, another);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
});

test("strangers find neither another seller nor the staff's pages", async ({ page, browser }) => {
  const seller = await signUp(page, anEmail());
  const stranger = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signUp(stranger, anEmail());
  const doors = [`/s/${seller}/settings/members`, `/s/${seller}/dispatch`, "/staff/sellers", "/staff/gateways"];
  for (const door of doors) {
    await stranger.goto(door);
    await expect(stranger.getByText("找不到这个页面"), door).toBeVisible();
  }
  expect((await stranger.goto(`/api/live/${seller}`))?.status()).toBe(404);
});

test("a page carries its policy, runs without a fault, and its scripts by nonce alone", async ({ page }) => {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  const response = await page.goto("/sign-in");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;|$)/);
  expect(response?.headers()["x-content-type-options"]).toBe("nosniff");
  const written = (await response?.text())?.match(/<script\b[^>]*>/g) ?? [];
  expect(written.length).toBeGreaterThan(3);
  expect(written.filter((tag) => !/ nonce="[^"]{20,}"/.test(tag))).toEqual([]);
  expect(faults.filter((fault) => /policy|refused|hydrat/i.test(fault))).toEqual([]);
});
