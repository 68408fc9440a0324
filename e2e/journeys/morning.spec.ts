import { expect, type Locator, type Page, test } from "@playwright/test";
import { aCpf, aMorning, type Morning } from "../support/morning.ts";
import { readPdf } from "../support/pdf.ts";
import { signInAs } from "../support/sign-in.ts";

/**
 * A morning of 300 orders, 40 of them faulty, brought in, repaired to zero and dispatched without a mouse. The second
 * seller's: the first one's lists belong to the other journeys.
 */
test("300 orders, 40 of them faulty, out by keyboard alone", async ({ page }) => {
  test.setTimeout(300_000);
  const seller = await signInAs(page, "second");
  const morning = aMorning(`M${Date.now().toString(36).toUpperCase()}`);
  await page.goto(`${seller}/dispatch?lane=repair&q=${morning.word}`);
  const products = await page.request.post(`/api${seller}/products/import?name=goods.csv`, {
    data: morning.products,
    headers: { origin: new URL(page.url()).origin },
  });
  expect(await products.json()).toMatchObject({ ok: true, value: { new: 4, refused: [] } });

  await bringIn(page, morning);
  await page.goto(`${seller}/dispatch?lane=repair&q=${morning.word}`);
  await expect.poll(() => rowsOf(page)).toBe(morning.faulty);

  await repairAll(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText("没有符合条件的订单").or(page.getByText("没有需要处理的订单"))).toBeVisible();

  // the lane of what can go, found by the morning's word: one key reviews all of it, the same key confirms
  await press(page, ["g", "d"], () => expect(page).toHaveURL(/lane=ready/));
  await press(page, ["/"], () => expect(page.locator("[data-search]").first()).toBeFocused({ timeout: 500 }));
  await page.keyboard.type(morning.word);
  await expect(page).toHaveURL(new RegExp(`q=${morning.word}`));
  await page.keyboard.press("ArrowDown");
  const confirm = page.getByRole("button", { name: `确认打单 ${morning.total} 单` });
  await press(page, ["Control+Enter"], () => expect(page.getByRole("dialog")).toBeVisible({ timeout: 5_000 }));
  await expect(confirm).toBeEnabled();
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/dispatch\/batches\//);

  // to the end: every parcel has its label, one PDF with a page for each
  const batch = new URL(page.url()).pathname.split("/").at(-1);
  await expect(page.getByText(`${morning.total} / ${morning.total} 张已出单`)).toBeVisible({ timeout: 120_000 });
  const labels = await page.request.get(`/api${seller}/labels/batch/${batch}`, { timeout: 60_000 });
  expect(labels.headers()["content-type"]).toContain("application/pdf");
  expect((await readPdf(await labels.body())).pages).toBe(morning.total);
  await page.goto(`${seller}/dispatch?lane=ready&q=${morning.word}`);
  await expect(page.getByText("没有符合条件的订单").or(page.getByText("没有待打单的订单"))).toBeVisible();
});

/** I opens the import, Enter is always the next step. */
async function bringIn(page: Page, morning: Morning): Promise<void> {
  const choose = page.locator("button").filter({ hasText: "选择文件" });
  await press(page, ["i"], () => expect(choose).toBeFocused({ timeout: 2_000 }));
  await expect(async () => {
    const chooser = page.waitForEvent("filechooser", { timeout: 5_000 });
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(morning.orders);
  }).toPass();
  const confirm = page.getByRole("button", { name: `确认导入 ${morning.total} 个订单` });
  await expect(confirm).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "完成" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** R, and then one repair after the other: what ALP proposes is taken with Enter, the rest is typed. */
async function repairAll(page: Page): Promise<void> {
  const panel = page.getByRole("dialog");
  await press(page, ["r"], () => expect(panel).toBeVisible({ timeout: 2_000 }));
  const over = panel.getByText(/单都看过了/);
  let typed = 0;
  // some 28 repairs, of products and of orders: many more steps would be a panel that stands still
  for (let step = 0; step < 60; step += 1) {
    const repair = panel.locator("form").first();
    await expect(over.or(repair)).toBeVisible();
    if (await over.isVisible()) break;
    const before = await signOf(panel);
    typed = await answer(page, typed);
    await expect(async () => expect((await over.isVisible()) || (await signOf(panel)) !== before).toBe(true)).toPass();
  }
  await expect(over).toBeVisible();
}

/** Which repair of which order is open. */
async function signOf(panel: Locator): Promise<string> {
  const [title, reasons, saved] = await Promise.all([
    panel.getByRole("heading").first().textContent(),
    panel.getByRole("link", { name: /^ERR-/ }).allTextContents(),
    panel.locator("form").first().locator("label").allTextContents(),
  ]);
  return [title, ...reasons, ...saved].join(" ");
}

/** What a dispatcher would type into the field that has the focus; a proposal stands there already. */
async function answer(page: Page, typed: number): Promise<number> {
  const field = await page.evaluate(() => {
    const control = document.activeElement;
    const isField = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
    const isProposed = control?.parentElement?.querySelector('[aria-pressed="true"]') !== null;
    return isField ? { name: control.name, isProposed, isChosen: "checked" in control && control.checked } : null;
  });
  const texts: Readonly<Record<string, string>> = {
    ...{ postalCode: "86159", phone: "33612345678", mobile: "33612345678", address: "27 Rue de Marseille" },
    ...{
      province: "Sao Paulo",
      recipientName: "Camille Laurent",
      taxId: aCpf(typed),
      hsCode: "392690",
      weightGrams: "42",
    },
  };
  const text = field ? texts[field.name] : undefined;
  if (field?.name === "choice" && !field.isChosen) await page.keyboard.press("Space");
  if (text !== undefined && field?.isProposed === false) {
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
  return typed + 1;
}

async function rowsOf(page: Page): Promise<number> {
  return page.locator("tbody tr[data-row]").count();
}

/** Keys are heard once the page is awake: pressed again until they did what they are for. */
async function press(page: Page, keys: readonly string[], done: () => Promise<void>): Promise<void> {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await done();
  }).toPass();
}
