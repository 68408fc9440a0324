import { randomUUID } from "node:crypto";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { addressOf, ends, filesOf, isNothing, methodsOf, notFound, statusesOf } from "../support/addresses.ts";

/**
 * Every page and every route below a seller, its way in or the staff, found by its file: whoever is signed out is sent
 * to the sign-in, and whoever belongs elsewhere finds nothing, as if it did not exist. A new page is tested without being
 * named.
 */

const pages = filesOf("{s/[[]seller[]],onboarding/[[]seller[]],staff}/**/page.tsx");
const routes = filesOf("api/{s,live,staff/sellers}/[[]seller[]]/**/route.ts");

async function signUp(page: Page): Promise<string> {
  await page.goto("/sign-up");
  await page.getByLabel("公司名称").fill(`测试商家 ${randomUUID().slice(0, 8)}`);
  await page.getByLabel("姓名").fill("陈晨");
  await page.getByLabel("邮箱").fill(`wall-${randomUUID()}@example.com`);
  await page.getByLabel("密码").fill("correct horse battery");
  await page.getByRole("button", { name: "注册并进入" }).click();
  await page.waitForURL(/\/onboarding\/[0-9a-f-]{36}\/start/);
  return page.url().split("/")[4] ?? "";
}

let seller = "";
let stranger: BrowserContext;

test.beforeAll(async ({ browser }) => {
  const owner = await browser.newContext({ locale: "zh-CN" });
  seller = await signUp(await owner.newPage());
  await owner.close();
  stranger = await browser.newContext({ locale: "zh-CN" });
  await signUp(await stranger.newPage());
});

test.afterAll(async () => {
  await stranger.close();
});

test("the lists of pages and routes are no empty ones", () => {
  expect(pages.length).toBeGreaterThan(10);
  expect(routes.length).toBeGreaterThan(3);
  expect(routes.filter((file) => file.startsWith("api/staff/"))).not.toEqual([]);
});

test("routes know neither strangers nor the signed-out", async ({ baseURL, playwright }) => {
  const origin = baseURL ?? "";
  const anonymous = await playwright.request.newContext({ baseURL: origin });
  const [out, foreign] = await Promise.all([
    statusesOf(routes, anonymous, origin, seller),
    statusesOf(routes, stranger.request, origin, seller),
  ]);
  expect(Object.entries(out).filter(([, status]) => status !== 401)).toEqual([]);
  expect(Object.entries(foreign).filter(([, status]) => status !== 404)).toEqual([]);
  await anonymous.dispose();
});

test("routes that write refuse requests from other sites", async ({ baseURL }) => {
  for (const file of routes) {
    for (const method of methodsOf(file).filter((one) => one !== "GET")) {
      const headers = { origin: "https://evil.example" };
      const response = await stranger.request.fetch(`${baseURL}${addressOf(file, seller)}`, { method, headers });
      expect(response.status(), `${method} ${file}`).toBe(403);
    }
  }
});

/*
 * What the server answers is asked without a browser, page by page: a page whose frame is sent ahead says the verdict in
 * its stream. One page of each kind is opened in a browser as well.
 */

test("pages show a stranger nothing", async ({ baseURL }) => {
  for (const file of pages) {
    expect(await isNothing(stranger.request, `${baseURL}${addressOf(file, seller)}`), file).toBe(true);
  }
  const tab = await stranger.newPage();
  for (const file of ends(pages)) {
    await tab.goto(addressOf(file, seller), { waitUntil: "commit" });
    await expect(tab.getByText(notFound), file).toBeVisible();
  }
});

test("pages lead the signed-out to the sign-in", async ({ page, baseURL, playwright }) => {
  const anonymous = await playwright.request.newContext();
  // the way in without a seller leads everybody to its own
  const all = [...pages, "onboarding/page.tsx"];
  for (const file of all) {
    const answer = await anonymous.get(`${baseURL}${addressOf(file, seller)}`);
    const isThere = new URL(answer.url()).pathname === "/sign-in";
    expect(isThere || /NEXT_REDIRECT;\w+;\/sign-in/.test(await answer.text()), file).toBe(true);
  }
  await anonymous.dispose();
  for (const file of ends(all)) {
    await page.goto(addressOf(file, seller), { waitUntil: "commit" });
    await expect(page, file).toHaveURL(/\/sign-in/);
    await page.goto("about:blank");
  }
});
