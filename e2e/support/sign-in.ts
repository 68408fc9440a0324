import type { BrowserContext, Page } from "@playwright/test";

export type DemoName =
  | "owner"
  | "dispatcher"
  | "finance"
  | "viewer"
  | "second"
  | "expired"
  | "newcomer"
  | "waiting"
  | "reviewer"
  | "reviewer2"
  | "carriers";

type Session = { readonly home: string; readonly cookies: Awaited<ReturnType<BrowserContext["cookies"]>> };

/** Who has signed in already in this worker; a test gets the cookies of that session instead of typing again. */
const sessions = new Map<DemoName, Session>();

/**
 * Signs a person of the demo in, whoever was signed in before; answers the person's place ("/s/<seller>" or "/staff"),
 * which the page need not show.
 */
export async function signInAs(page: Page, name: DemoName): Promise<string> {
  await page.context().clearCookies({ name: /session|auth/ });
  const known = sessions.get(name);
  if (known) {
    await page.context().addCookies(known.cookies);
    return known.home;
  }
  const home = await typeIn(page, name);
  const cookies = (await page.context().cookies()).filter((cookie) => /session|auth/.test(cookie.name));
  sessions.set(name, { home, cookies });
  return home;
}

async function typeIn(page: Page, name: DemoName): Promise<string> {
  const isStaff = name === "reviewer" || name === "reviewer2" || name === "carriers";
  await page.goto("/sign-in");
  await page.locator("input[name=email]").fill(`${name}@${isStaff ? "staff" : "demo"}.example`);
  await page.locator("input[name=password]").fill("alp-demo-2026");
  await page.locator("button[type=submit]").click();
  await page.waitForURL(/\/(s\/[0-9a-f-]{36}|staff)/, { waitUntil: "commit" });
  const [, first = "", second = ""] = new URL(page.url()).pathname.split("/");
  return first === "s" ? `/s/${second}` : "/staff";
}
