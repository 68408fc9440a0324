import { expect, type Page, test } from "@playwright/test";
import {
  anApplicant,
  applicantPassword,
  fillAll,
  fillField,
  fillStep,
  goOn,
  handIn,
  putDocument,
  signUpApplicant,
} from "../support/applicant.ts";
import { signInAs } from "../support/sign-in.ts";

/** From the sign-up to "ready to dispatch", for every kind of seller and every way that it can take. */

/** Each test has a seller of its own. */
test.describe.configure({ mode: "parallel" });

const approved = (page: Page) =>
  expect(page.getByRole("heading", { name: "审核通过" })).toBeVisible({ timeout: 30_000 });

/** The first-order test runs by itself; it has passed when the seller is active. */
async function becomesActive(page: Page, seller: string): Promise<void> {
  await page.goto(`/s/${seller}/opening/rehearsal`);
  await expect(page.getByText(/已通过，用时/)).toBeVisible({ timeout: 120_000 });
  await page.goto(`/s/${seller}/opening`);
  await expect(page.getByText("已开通，可以打单。")).toBeVisible();
}

for (const kind of ["limited_company", "individual_business", "hong_kong_company"] as const) {
  test(`a prepared ${kind} is approved by the rules alone, rehearsed and ready to dispatch`, async ({ page }) => {
    test.setTimeout(240_000);
    const applicant = anApplicant(kind);
    const seller = await signUpApplicant(page, applicant);
    await page.goto(`/s/${seller}/dispatch`);
    await expect(page.getByText(/现在不能打单/)).toBeVisible();
    await page.goto(`/onboarding/${seller}/start`);
    await fillAll(page, seller, applicant);
    await handIn(page);
    await approved(page);
    await becomesActive(page, seller);
    await page.goto(`/s/${seller}/dispatch`);
    await expect(page.getByText(/现在不能打单/)).toHaveCount(0);
    await expect(page.getByRole("heading", { name: /打出第一张面单/ })).toBeVisible();
    // nothing of the test stands among the real orders, waybills and parcels
    for (const place of ["orders", "waybills", "tracking"]) {
      await page.goto(`/s/${seller}/${place}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByText(/REHEARSAL/)).toHaveCount(0);
    }
  });
}

test("whoever cannot apply hears it at the first question, with the reason", async ({ page }) => {
  const seller = await signUpApplicant(page, anApplicant());
  await page.goto(`/onboarding/${seller}/start`);
  await fillField(page, "entry.legalForm", "natural_person");
  await expect(page.getByRole("alert").filter({ hasText: "个人暂不能开通" })).toBeVisible();
  await expect(page.locator('[id="entry.contactName"]')).toHaveCount(0);
  await fillField(page, "entry.legalForm", "company_elsewhere");
  await expect(page.getByRole("alert").filter({ hasText: "内地和香港以外的公司暂不能开通" })).toBeVisible();
});

test("a similar name goes to a person; the verdict appears on the open page by itself", async ({ page, browser }) => {
  test.setTimeout(240_000);
  const applicant = anApplicant();
  const seller = await signUpApplicant(page, applicant);
  await fillAll(page, seller, {
    ...applicant,
    answers: {
      ...applicant.answers,
      account: { ...applicant.answers.account, "account.accountName": applicant.company.replace("贸", "貿") },
    },
  });
  await handIn(page);
  await expect(page.getByRole("heading", { name: "由审核员确认" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/剩 \d+ 分钟/).first()).toBeVisible();

  const desk = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInAs(desk, "reviewer");
  await desk.goto(`/staff/reviews/${seller}`);
  await desk.getByRole("button", { name: "领取" }).first().click();
  await expect(desk.getByText(`已领取 ${applicant.company}`)).toBeVisible();
  // a reviewer cannot act as the seller
  await desk.goto(`/s/${seller}/dispatch`);
  await expect(desk.getByText("找不到这个页面")).toBeVisible();
  await desk.goto(`/staff/reviews/${seller}`);
  await desk.getByRole("button", { name: "通过", exact: true }).first().click();
  await desk.getByRole("button", { name: "通过 · 开始首单测试" }).click();
  await approved(page);
  await desk.close();
  await becomesActive(page, seller);
});

test("a wrong card password goes back with only the card open, is corrected, and passes", async ({ page }) => {
  test.setTimeout(240_000);
  const applicant = anApplicant();
  const seller = await signUpApplicant(page, applicant);
  const wrong = { ...applicant.answers.card, "card.cardPassword": "00000000" };
  await fillAll(page, seller, { ...applicant, answers: { ...applicant.answers, card: wrong } });
  await handIn(page);
  await expect(page.getByText(/IC 卡密码不正确/).first()).toBeVisible({ timeout: 30_000 });
  await page.goto(`/onboarding/${seller}/licence`);
  await expect(page.locator('[id="licence.registeredName"] input')).toHaveCount(0);
  await page.goto(`/onboarding/${seller}/card`);
  const place = page.locator('[id="card.cardPassword"]');
  await place.getByRole("button", { name: "更换" }).click();
  await place.locator("input").fill(applicant.cardPassword);
  await place.locator("input").blur();
  await expect(place.getByText("已保存").or(place.getByText("已修改"))).toBeVisible();
  await page.goto(`/onboarding/${seller}/summary`);
  await handIn(page);
  await approved(page);
});

test("an application that stops midway goes on on another device, with every field as it was left", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const applicant = anApplicant();
  const seller = await signUpApplicant(page, applicant);
  await fillStep(page, seller, "start", applicant);
  await goOn(page, "start");
  await fillStep(page, seller, "licence", applicant);
  await expect(page.getByText("已保存").first()).toBeVisible();
  await page.close();

  const phone = await (
    await browser.newContext({ locale: "zh-CN", viewport: { width: 390, height: 844 }, hasTouch: true })
  ).newPage();
  await phone.goto("/sign-in");
  await phone.locator("input[name=email]").fill(applicant.email);
  await phone.locator("input[name=password]").fill(applicantPassword);
  await phone.locator("button[type=submit]").click();
  await phone.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await phone.goto(`/onboarding/${seller}/licence`);
  await expect(phone.locator('[id="licence.registeredName"] input')).toHaveValue(applicant.company);
  await expect(phone.locator('[id="licence.licence_scan"]').getByText("更换")).toBeVisible();
  for (const step of ["representative", "account", "card", "single-window"]) {
    await fillStep(phone, seller, step, applicant);
    await goOn(phone, step);
  }
  await handIn(phone);
  await approved(phone);
  await phone.close();
});

test("a licence that ran out closes the gates; renewed, it opens them again", async ({ page }) => {
  test.setTimeout(240_000);
  const base = await signInAs(page, "expired");
  const seller = base.split("/")[2] ?? "";
  await page.goto(`${base}/dispatch`);
  await expect(page.getByText(/营业执照已于 .* 到期/).first()).toBeVisible();
  await page.goto(`${base}/dispatch?lane=repair&failure=ERR-104`);
  await expect(page.getByRole("row").filter({ hasText: "ERR-104" })).toHaveCount(4);
  await page.goto(`${base}/opening`);
  await page.getByRole("listitem").filter({ hasText: "营业执照" }).getByRole("button", { name: "变更" }).click();
  await page.waitForURL(/\/onboarding\/.*\/licence/);
  await fillField(page, "licence.validUntil", "2040-12-31");
  await putDocument(page, "licence.licence_scan");
  await page.goto(`/onboarding/${seller}/summary`);
  await handIn(page);
  await expect(page.getByRole("heading", { name: "已经开通" })).toBeVisible({ timeout: 30_000 });
  await page.goto(`${base}/dispatch`);
  await expect(page.getByRole("heading", { name: "打单" })).toBeVisible();
  await expect(page.getByText(/现在不能打单/)).toHaveCount(0);
});

test("hostile files are refused in words, and the good one is taken", async ({ page }) => {
  const applicant = anApplicant();
  const seller = await signUpApplicant(page, applicant);
  await fillField(page, "entry.legalForm", "limited_company");
  await page.goto(`/onboarding/${seller}/licence`);
  const place = page.locator('[id="licence.licence_scan"]');
  const hostile = [
    [
      "picture.svg",
      "image/svg+xml",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ["scan.jpg", "image/jpeg", Buffer.from("<html><script>alert(1)</script></html>")],
    ["../../etc/passwd.png", "image/png", Buffer.from("MZ\u0090\u0000\u0003")],
  ] as const;
  for (const [name, mimeType, buffer] of hostile) {
    await place.locator("input[type=file]").first().setInputFiles({ name, mimeType, buffer });
    await expect(place.getByText(/JPG、PNG、WebP 或 PDF/).first()).toBeVisible();
    await expect(place.getByText("更换")).toHaveCount(0);
  }
  await putDocument(page, "licence.licence_scan");
});
