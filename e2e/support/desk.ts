import type { Page } from "@playwright/test";

/** What lies on a packing desk: a scanner and a printer. */

/** Types as a keyboard wedge does: fast, without looking where the focus is, Enter at the end. */
export async function wedge(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 2 });
  await page.keyboard.press("Enter");
}

/**
 * Stands in for the printer in every frame and counts: a browser without a screen has no print dialog, and its page crashes
 * when a PDF is to be printed.
 */
export async function withPrinter(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    window.print = () => {
      const root = window.top?.document.documentElement;
      root?.setAttribute("data-printed", String(Number(root.getAttribute("data-printed") ?? 0) + 1));
    };
  });
  return async () => Number((await page.locator("html").getAttribute("data-printed")) ?? 0);
}
