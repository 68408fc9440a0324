import type { Page } from "@playwright/test";

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

/** Signs a person of the demo in; answers where the person lands ("/s/<seller>" or "/staff"). */
export async function signInAs(page: Page, name: DemoName): Promise<string> {
  const isStaff = name === "reviewer" || name === "reviewer2" || name === "carriers";
  await page.goto("/sign-in");
  await page.locator("input[name=email]").fill(`${name}@${isStaff ? "staff" : "demo"}.example`);
  await page.locator("input[name=password]").fill("alp-demo-2026");
  await page.locator("button[type=submit]").click();
  await page.waitForURL(/\/(s\/[0-9a-f-]{36}|staff)/);
  const [, first = "", second = ""] = new URL(page.url()).pathname.split("/");
  return first === "s" ? `/s/${second}` : "/staff";
}
