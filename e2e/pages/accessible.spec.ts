import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { signInAs } from "../support/sign-in.ts";

const sellerPages = [
  "/dispatch",
  "/dispatch?lane=repair",
  "/dispatch/notices",
  "/orders",
  "/orders/tax-ids",
  "/waybills",
  "/tracking",
  "/products",
  "/products/unknown",
  "/messages",
  "/settings/addresses",
  "/settings/stores",
  "/settings/members",
  "/settings/market",
  "/settings/declaration",
  "/settings/audit",
  "/opening",
  "/opening/rehearsal",
];

const wizardPages = ["start", "licence", "representative", "account", "card", "single-window", "summary", "checklist"];

/** The dark theme changes colours and nothing else: there, only the rules of colour (level AA) are asked again. */
const themes = { light: undefined, dark: ["color-contrast", "link-in-text-block"] } as const;

for (const [theme, rules] of Object.entries(themes)) {
  test(`axe finds no serious fault on any page, ${theme}`, async ({ page, baseURL }) => {
    test.setTimeout(300_000);
    await page.context().addCookies([{ name: "alp_theme", value: theme, url: baseURL ?? "" }]);
    const faults: string[] = [];
    const look = async (path: string) => {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      const axe = new AxeBuilder({ page });
      const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
      for (const { id, impact, nodes } of violations) {
        if (impact === "serious" || impact === "critical") faults.push(`${path}: ${id} ${nodes[0]?.target.join(" ")}`);
      }
    };
    for (const path of ["/sign-in", "/sign-up"]) await look(path);
    const seller = await signInAs(page, "owner");
    const account = ["/account", "/account/second-factor"];
    for (const path of [...sellerPages.map((one) => `${seller}${one}`), ...account]) await look(path);
    const signOut = () => page.context().clearCookies({ name: /session|auth/ });
    for (const [who, steps] of [
      ["newcomer", wizardPages],
      ["waiting", ["licence", "card", "summary"]],
    ] as const) {
      await signOut();
      const id = (await signInAs(page, who)).split("/").at(-1);
      for (const step of steps) await look(`/onboarding/${id}/${step}`);
      await look(`/s/${id}/opening`);
    }
    await signOut();
    await signInAs(page, "reviewer");
    for (const path of ["/staff/reviews", "/staff/reviews?view=decided", "/staff/sellers"]) await look(path);
    await page.goto("/staff/reviews");
    const desk = await page.locator('a[href^="/staff/reviews/"]').first().getAttribute("href");
    await look(desk ?? "");
    expect(faults).toEqual([]);
  });
}

test("every page speaks English when asked", async ({ page, baseURL }) => {
  test.setTimeout(180_000);
  const seller = await signInAs(page, "owner");
  await page.context().addCookies([{ name: "alp_locale", value: "en", url: baseURL ?? "" }]);
  const id = seller.split("/").at(-1);
  const all = [
    ...sellerPages.map((path) => `${seller}${path}`),
    ...wizardPages.map((step) => `/onboarding/${id}/${step}`),
    "/account/second-factor",
  ];
  for (const path of all) {
    await page.goto(path);
    const title = page.getByRole("heading", { level: 1 }).first();
    await expect(title, path).toBeVisible();
    expect(await title.textContent(), path).not.toMatch(/\p{Script=Han}/u);
    await expect(page.locator("body"), path).not.toContainText(/MISSING_MESSAGE/);
  }
});
