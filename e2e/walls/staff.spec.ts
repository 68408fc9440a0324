import { expect, type Page, test } from "@playwright/test";
import { addressOf, ends, filesOf, isNothing, notFound, statusesOf } from "../support/addresses.ts";
import { type DemoName, signInAs } from "../support/sign-in.ts";

/** Staff act on the platform, never as a seller; and not all staff do everything. */

/** The tests only look. */
test.describe.configure({ mode: "parallel" });

const sellerPages = filesOf("{s,onboarding}/[[]seller[]]/**/page.tsx");
const sellerRoutes = filesOf("api/{s,live}/[[]seller[]]/**/route.ts");
const reviewPages = filesOf("staff/reviews/**/page.tsx");
const reviewRoutes = filesOf("api/staff/sellers/[[]seller[]]/**/route.ts");

let seller = "";

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  seller = (await signInAs(page, "owner")).split("/")[2] ?? "";
  await page.close();
});

/** Every page says that there is nothing; one of each part is opened in a browser as well. */
async function expectNothing(page: Page, origin: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    expect(await isNothing(page.request, `${origin}${addressOf(file, seller)}`), file).toBe(true);
  }
  for (const file of ends(files)) {
    await page.goto(addressOf(file, seller), { waitUntil: "commit" });
    await expect(page.getByText(notFound), file).toBeVisible();
  }
}

test("the lists are no empty ones", () => {
  expect(seller).toMatch(/^[0-9a-f-]{36}$/);
  for (const list of [sellerPages, sellerRoutes, reviewPages, reviewRoutes]) expect(list.length).toBeGreaterThan(0);
});

for (const name of ["reviewer", "carriers"] satisfies DemoName[]) {
  test(`a person of the staff (${name}) finds no seller's page and no seller's door`, async ({ page, baseURL }) => {
    test.setTimeout(180_000);
    await signInAs(page, name);
    const answers = await statusesOf(sellerRoutes, page.request, baseURL ?? "", seller);
    expect(Object.entries(answers).filter(([, status]) => status !== 404)).toEqual([]);
    await expectNothing(page, baseURL ?? "", sellerPages);
  });
}

test("a carrier manager sees neither reviews nor documents", async ({ page, baseURL }) => {
  await signInAs(page, "carriers");
  const answers = await statusesOf(reviewRoutes, page.request, baseURL ?? "", seller);
  expect(Object.entries(answers).filter(([, status]) => status !== 404)).toEqual([]);
  await expectNothing(page, baseURL ?? "", reviewPages);
  await page.goto("/staff/sellers");
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.locator('a[href^="/staff/reviews"]')).toHaveCount(0);
});

test("a seller's owner reaches no place of the staff", async ({ page, baseURL }) => {
  await signInAs(page, "owner");
  const answers = await statusesOf(reviewRoutes, page.request, baseURL ?? "", seller);
  expect(Object.entries(answers).filter(([, status]) => status !== 404)).toEqual([]);
  await expectNothing(page, baseURL ?? "", filesOf("staff/**/page.tsx"));
});
