import { expect, type Page, test } from "@playwright/test";
import { anOrderNumber, orderFile } from "../support/order-file.ts";
import { signInAs } from "../support/sign-in.ts";

/** A batch: its parts add up, it is paused and resumed, goes on without a browser, and what failed is tried again. */

/** Orders a fault of the carrier's sandbox; it strikes only calls that name one of the journey's own orders. */
async function fault(page: Page, rule: Record<string, unknown>): Promise<void> {
  const base = new URL(test.info().project.use.baseURL ?? page.url());
  const sandbox = `http://127.0.0.1:${Number(base.port) + 1}`;
  const answer = await page.request.post(`${sandbox}/_sandbox/faults`, {
    data: { add: [{ on: "cnge.order.create", ...rule }] },
  });
  expect(answer.ok()).toBe(true);
}

/** Brings orders in and opens their review; answers their numbers in the order of the file. */
async function bringIn(page: Page, seller: string, count: number): Promise<{ mark: string; numbers: string[] }> {
  // one beginning for all, so that a search finds them and faults strike nobody else's
  const mark = anOrderNumber().slice(0, 13);
  const numbers = Array.from({ length: count }, (_, index) => `${mark}${String(index).padStart(3, "0")}`);
  await page.goto(`${seller}/dispatch`);
  await page.getByRole("button", { name: "导入订单" }).first().click();
  const file = orderFile(
    "orders.csv",
    numbers.map((number) => ({ number, sku: "XH-KT-16" })),
  );
  await page.getByLabel("选择文件").first().setInputFiles(file);
  await page.getByRole("button", { name: `确认导入 ${count} 个订单` }).click();
  await expect(page.getByText(`已导入：新增 ${count}`)).toBeVisible();
  await page.getByRole("button", { name: "完成" }).click();
  return { mark, numbers };
}

async function dispatchAll(page: Page, seller: string, mark: string, count: number): Promise<void> {
  await page.goto(`${seller}/dispatch?q=${mark}`);
  await expect(page.getByRole("row").filter({ hasText: mark }).first()).toBeVisible();
  const dispatch = page.getByRole("button", { name: new RegExp(`^一键打单 ${count}$`) });
  await expect(async () => {
    await page.getByRole("table").first().focus();
    await page.keyboard.press("Control+a");
    await expect(dispatch).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await dispatch.click();
  await page.getByRole("button", { name: `确认打单 ${count} 单` }).click();
  await page.waitForURL(/\/dispatch\/batches\//);
}

/** How many parcels stand in a part, as the page says. */
async function inPart(page: Page, part: string): Promise<number> {
  const chip = page.getByRole("region", { name: "批次进度" }).getByRole("link", { name: new RegExp(`^${part}`) });
  if ((await chip.count()) === 0) return 0;
  return Number(/\d+/.exec((await chip.textContent()) ?? "")?.[0] ?? 0);
}

const parts = ["已取号", "进行中", "等待重试", "已暂停", "待确认", "失败", "已取消"] as const;
const sumOf = async (page: Page) => {
  let sum = 0;
  for (const part of parts) sum += await inPart(page, part);
  return sum;
};

test("is paused, resumed, and its failed part retried", async ({ page }) => {
  test.setTimeout(240_000);
  const seller = await signInAs(page, "dispatcher");
  const count = 40;
  const { mark, numbers } = await bringIn(page, seller, count);
  const [refused = "", refusedToo = "", slow = ""] = numbers;
  // all that go out side by side take their time: whoever presses then finds the rest still waiting
  await fault(page, { kind: "slow", ms: 9_000, times: 24, match: mark });
  for (const match of [refused, refusedToo]) await fault(page, { kind: "error", code: "S05", times: 1, match });
  await fault(page, { kind: "error", code: "S07", times: 2, match: slow });
  await dispatchAll(page, seller, mark, count);

  // paused while the first are at the carrier: these are finished, the others stay
  await expect(async () => {
    await page.getByRole("button", { name: "暂停批次" }).click({ timeout: 2_000 });
    await expect(page.getByText(/已暂停，\d+ 个包裹暂不提交/).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await expect.poll(() => inPart(page, "进行中"), { timeout: 60_000 }).toBe(0);
  const held = await inPart(page, "已暂停");
  expect(held).toBeGreaterThan(0);
  await expect.poll(() => sumOf(page)).toBe(count);
  const address = page.url();

  // the browser may be closed; whoever comes back finds it as it was
  await page.goto("about:blank");
  await page.goto(`${seller}/dispatch/batches`);
  const entry = page.getByRole("listitem").filter({ hasText: `已暂停 ${held}` });
  await expect(entry.getByText(`${count} 个包裹`)).toBeVisible();
  await page.goto(address);
  await expect.poll(() => inPart(page, "已暂停")).toBe(held);

  // resumed, it comes to an end by itself, also where the carrier asks to come back later
  await page.getByRole("button", { name: "继续批次" }).click();
  await expect(page.getByRole("button", { name: "继续批次" })).toBeHidden();
  await expect(page.getByText(`${count - 2} / ${count} 已取号`)).toBeVisible({ timeout: 90_000 });
  await expect.poll(() => inPart(page, "失败")).toBe(2);
  await expect.poll(() => sumOf(page)).toBe(count);

  // a failed one says why, with every call to the carrier
  await page.goto(`${seller}/waybills?q=${refused}`);
  await expect(page.getByRole("row").filter({ hasText: refused }).first()).toBeVisible();
  await page.getByRole("row").filter({ hasText: refused }).first().click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByRole("region", { name: "失败原因" }).getByText("ERR-706")).toBeVisible();
  await expect(sheet.getByRole("region", { name: "提交记录" }).getByText("被拒绝")).toHaveCount(1);

  // exactly the failed ones are reviewed and confirmed again
  await page.goto(address);
  await page.getByRole("button", { name: "重新打失败的 2 单" }).click();
  await page.getByRole("button", { name: "确认打单 2 单" }).click();
  await expect.poll(() => page.url()).not.toBe(address);
  await expect(page.getByText("2 / 2 已取号")).toBeVisible({ timeout: 90_000 });
  for (const number of [refused, refusedToo]) await expect(page.getByText(number)).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole("button", { name: /重新打失败的/ })).toHaveCount(0);
});
