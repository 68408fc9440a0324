import { expect, type Page, test } from "@playwright/test";
import { TOTP, URI } from "otpauth";
import { anApplicant, applicantPassword, signUpApplicant } from "../support/applicant.ts";

/** An owner sets a second factor up, signs in with it, loses the device, and sees in the audit what was done. */

/** Each test has a seller of its own. */
test.describe.configure({ mode: "parallel" });

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill(applicantPassword);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByText(/密码正确/)).toBeVisible();
}

test("password and code open, a code opens once, a recovery code helps without the device", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const applicant = anApplicant();
  await signUpApplicant(page, applicant);
  await page.goto("/account/second-factor");
  await page.getByLabel("当前密码").fill(applicantPassword);
  await page.getByRole("button", { name: "下一步" }).click();
  const address = await page.getByRole("link", { name: "在本机的身份验证器中打开" }).getAttribute("href");
  const device = URI.parse(address ?? "");
  if (!(device instanceof TOTP)) throw new Error("the address is of no time-based device");
  const codeAt = (step: number) => device.generate({ timestamp: Date.now() + step * 30_000 });

  await page.getByLabel("验证码").fill("000000");
  await page.getByRole("button", { name: "开启两步验证" }).click();
  await expect(page.getByText(/验证码不正确/)).toBeVisible();
  const used = codeAt(0);
  await page.getByLabel("验证码").fill(used);
  await page.getByRole("button", { name: "开启两步验证" }).click();
  await expect(page.getByText("请立即保存这 10 个恢复码")).toBeVisible();
  const shown = await page.getByRole("status").getByRole("listitem").allTextContents();
  const recovery = shown.filter((text) => /^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/.test(text.trim()));
  expect(recovery).toHaveLength(10);

  // another browser: the password alone no longer opens
  const phone = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signIn(phone, applicant.email);
  // the code that switched it on has been used; by now another may be shown
  await phone.getByLabel("验证码").fill(used);
  await phone.getByRole("button", { name: "登录", exact: true }).click();
  await expect(phone.getByText(/验证码不正确/)).toBeVisible();
  // the next one is right: a device may run half a minute ahead
  await phone.getByLabel("验证码").fill(codeAt(1));
  await phone.getByRole("button", { name: "登录", exact: true }).click();
  await phone.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await phone.context().close();

  const lost = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  for (const [code, opens] of [
    [recovery[0] ?? "", true],
    [recovery[0] ?? "", false],
  ] as const) {
    await signIn(lost, applicant.email);
    await lost.getByLabel("验证码").fill(code);
    await lost.getByRole("button", { name: "登录", exact: true }).click();
    if (opens) {
      await lost.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
      await lost.context().clearCookies();
    } else {
      await expect(lost.getByText(/验证码不正确/)).toBeVisible();
    }
  }
  await lost.context().close();
});

test("the owner sees who did what, when and from where, and takes it along as a file", async ({ page }) => {
  const applicant = anApplicant();
  const seller = await signUpApplicant(page, applicant);
  await page.goto(`/onboarding/${seller}/start`);
  await page.locator('[id="entry.legalForm"] input[value="limited_company"]').check();
  await page.locator('[id="entry.contactName"] input').fill("王小明");
  await page.locator('[id="entry.contactName"] input').blur();
  await expect(page.locator('[id="entry.contactName"]').getByText("已保存")).toBeVisible();
  await page.goto(`/s/${seller}/settings/audit`);
  await expect(page.getByRole("heading", { name: "操作日志" })).toBeVisible();
  await expect(page.getByText(/填写了开通申请/).first()).toBeVisible();
  await expect(page.getByText("127.0.0.1").first()).toBeVisible();
  const file = await page.request.get(`/api/s/${seller}/audit?format=csv`);
  expect(file.status()).toBe(200);
  expect(await file.text()).toContain("填写了开通申请");
});
