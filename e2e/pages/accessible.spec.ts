import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { type DemoName, signInAs } from "../support/sign-in.ts";

/** The tests share nothing: the workers divide them among themselves. */
test.describe.configure({ mode: "parallel" });

/** A page by its address, `{seller}` being the seller of whoever looks; or the first of those that a list leads to. */
type Place = string | { readonly list: string; readonly first: string };

const wizard = ["start", "licence", "representative", "account", "card", "single-window", "summary", "checklist"].map(
  (step) => `/onboarding/{seller}/${step}`,
);

/** Who looks at which pages. A new page is a line here. */
const places: Readonly<Record<DemoName | "nobody", readonly Place[]>> = {
  nobody: ["/sign-in", "/sign-up"],
  owner: [
    "/s/{seller}/dispatch",
    "/s/{seller}/dispatch?lane=repair",
    "/s/{seller}/dispatch/notices",
    "/s/{seller}/dispatch/batches",
    { list: "/s/{seller}/dispatch/batches", first: 'a[href*="/dispatch/batches/"]' },
    "/s/{seller}/dispatch/failures",
    "/s/{seller}/dispatch/labelled",
    "/s/{seller}/orders",
    "/s/{seller}/orders/tax-ids",
    "/s/{seller}/waybills",
    "/s/{seller}/waybills/books",
    "/s/{seller}/handover",
    "/s/{seller}/handover/lists",
    "/s/{seller}/handover/waiting",
    "/s/{seller}/scan",
    "/s/{seller}/dispatch/picking",
    "/s/{seller}/settings/printing",
    "/s/{seller}/settings/printing?new=1",
    "/s/{seller}/tracking",
    "/s/{seller}/tracking/parcels",
    { list: "/s/{seller}/tracking/parcels?stage=delivery", first: 'table a[href*="/tracking/"]' },
    "/s/{seller}/incidents",
    { list: "/s/{seller}/incidents", first: 'a[href*="/incidents/"]' },
    "/s/{seller}/products",
    "/s/{seller}/products/unknown",
    "/s/{seller}/products/hs",
    "/s/{seller}/products/msds",
    "/s/{seller}/papers",
    "/s/{seller}/papers/lists",
    "/s/{seller}/papers/summary",
    "/s/{seller}/papers/receipts",
    "/s/{seller}/papers/refund",
    "/s/{seller}/papers/refund/invoices",
    { list: "/s/{seller}/papers/refund", first: 'table a[href*="/papers/refund/"]' },
    "/s/{seller}/papers/downloads",
    { list: "/s/{seller}/papers?day=all", first: 'table a[href*="/papers/"]' },
    "/s/{seller}/messages",
    "/s/{seller}/templates",
    "/s/{seller}/templates/new?countries=GB,US&from=1&to=2000",
    "/s/{seller}/templates/coverage",
    "/s/{seller}/templates/groups",
    "/s/{seller}/templates/preset",
    "/s/{seller}/templates/sets",
    "/s/{seller}/settings/addresses",
    "/s/{seller}/settings/stores",
    "/s/{seller}/settings/members",
    "/s/{seller}/settings/market",
    "/s/{seller}/settings/declaration",
    "/s/{seller}/settings/audit",
    "/s/{seller}/settings/alarms",
    "/s/{seller}/settings/bills",
    "/s/{seller}/settings/quote",
    "/s/{seller}/opening",
    "/s/{seller}/opening/rehearsal",
    "/account",
    "/account/second-factor",
    "/help/errors",
  ],
  newcomer: [...wizard, "/s/{seller}/opening"],
  waiting: [
    "/onboarding/{seller}/licence",
    "/onboarding/{seller}/card",
    "/onboarding/{seller}/summary",
    "/s/{seller}/opening",
  ],
  reviewer: [
    "/staff/reviews",
    "/staff/reviews?view=decided",
    "/staff/sellers",
    "/staff/messages",
    { list: "/staff/reviews", first: 'a[href^="/staff/reviews/"]' },
  ],
  dispatcher: [],
  finance: [],
  viewer: [],
  second: [],
  expired: [],
  reviewer2: [],
  carriers: [
    "/staff/solutions",
    "/staff/solutions/new",
    "/staff/solutions/exchange-rates?currency=CNY",
    "/staff/solutions/unpriced",
    "/staff/solutions/CAINIAO_STANDARD",
    "/staff/solutions/CAINIAO_STANDARD/edit",
    "/staff/solutions/CAINIAO_STANDARD/import",
    "/staff/solutions/CAINIAO_STANDARD/cards/CAINIAO_STANDARD-2026-01?country=US",
    "/staff/rules",
    "/staff/nomenclature",
    "/staff/nomenclature/import",
    "/staff/carriers",
    { list: "/staff/carriers", first: 'a[href^="/staff/carriers/"]' },
    "/staff/unmapped",
  ],
};

/** Pages in English, a title of ours on each. */
const english: readonly Place[] = [...places.owner, ...wizard];

/** So few pages a test that no worker waits long for the other. */
const together = 7;

/** The tests of a list: their titles, their pages. */
function shared(who: string, list: readonly Place[]): [title: string, places: Place[]][] {
  const count = Math.ceil(list.length / together);
  const size = Math.ceil(list.length / count);
  return Array.from({ length: count }, (_, index) => {
    const title = count > 1 ? `${who}, ${index + 1} of ${count}` : who;
    return [title, list.slice(index * size, (index + 1) * size)];
  });
}

async function addressOf(page: Page, place: Place, home: string): Promise<string> {
  const at = (address: string) => address.replace("{seller}", home.split("/").at(-1) ?? "");
  if (typeof place === "string") return at(place);
  await page.goto(at(place.list));
  return (await page.locator(place.first).first().getAttribute("href")) ?? "";
}

/** The dark theme changes colours and nothing else: there, only the rules of colour (level AA) are asked again. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

/** A long list repeats itself: the first rows stand for all. */
const rowsLikeTheOthers = "tbody > tr:nth-child(n+8)";

/** The serious faults that axe finds. In the page itself (ours hold no frames), without a list of all that is well. */
async function faultsOf(page: Page, rules?: string[]): Promise<string[]> {
  const options = {
    resultTypes: ["violations" as const],
    ...(rules ? { runOnly: { type: "rule" as const, values: rules } } : {}),
  };
  const axe = new AxeBuilder({ page }).setLegacyMode().options(options).exclude(rowsLikeTheOthers);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(" ")}`);
}

for (const [who, list] of Object.entries(places) as [DemoName | "nobody", readonly Place[]][]) {
  for (const [title, some] of shared(who, list)) {
    test(`axe finds no serious fault, light or dark: ${title}`, async ({ page, baseURL }) => {
      await page.context().addCookies([{ name: "alp_theme", value: "light", url: baseURL ?? "" }]);
      // colours change at once, not by and by
      await page.emulateMedia({ reducedMotion: "reduce" });
      const home = who === "nobody" ? "" : await signInAs(page, who);
      const faults: string[] = [];
      for (const place of some) {
        const path = await addressOf(page, place, home);
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
        await page.evaluate(() => {
          document.documentElement.dataset.theme = "dark";
        });
        faults.push(...(await faultsOf(page, rulesOfColour)).map((fault) => `${path}, dark: ${fault}`));
      }
      expect(faults).toEqual([]);
    });
  }
}

/** The pages above are turned dark as the switch does it; the server draws what was chosen just the same. */
test("the theme that was chosen comes with the page", async ({ page, baseURL }) => {
  const home = await signInAs(page, "owner");
  for (const theme of ["dark", "light"]) {
    await page.context().addCookies([{ name: "alp_theme", value: theme, url: baseURL ?? "" }]);
    for (const path of ["/account", `${home}/dispatch`]) {
      expect(await (await page.request.get(path)).text(), path).toMatch(new RegExp(`<html[^>]* data-theme="${theme}"`));
    }
  }
});

/** What the server sends, the visible words of which are enough: no page needs to be drawn for it. */
for (const [title, some] of shared("owner", english)) {
  test(`every page speaks English when asked: ${title}`, async ({ page, baseURL }) => {
    const home = await signInAs(page, "owner");
    await page.context().addCookies([{ name: "alp_locale", value: "en", url: baseURL ?? "" }]);
    for (const place of some) {
      const path = await addressOf(page, place, home);
      const html = await (await page.request.get(path)).text();
      const heading = /<h1\b[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "";
      expect(heading, path).toMatch(/\S/);
      expect(heading, path).not.toMatch(/\p{Script=Han}/u);
      expect(html, path).not.toContain("MISSING_MESSAGE");
    }
  });
}
