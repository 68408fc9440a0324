import { expect, type Page, test } from "@playwright/test";

/** The carrier says what happened to a parcel, as a push of its own; answers what ALP said. */
export async function push(page: Page, orderCode: string, actionCode: string, minutesAgo: number): Promise<string> {
  const base = new URL(test.info().project.use.baseURL ?? page.url());
  const sandbox = `http://127.0.0.1:${Number(base.port) + 1}`;
  const time = new Date(Date.now() + 8 * 3_600_000 - minutesAgo * 60_000).toISOString().slice(0, 19).replace("T", " ");
  const event = { time, timeZone: "GMT+8", actionCode, desc: `[São Paulo] ${actionCode}` };
  const content = JSON.stringify({ orderCode, traceDetailList: [event] });
  const answer = await page.request.post(`${sandbox}/_sandbox/push`, { data: { providerId: "ALP-DEMO", content } });
  return answer.text();
}

/** The carrier's number of the parcel whose page opens. */
export async function orderCodeOf(page: Page): Promise<string> {
  await page.waitForURL(/\/tracking\/[0-9a-f-]{36}/);
  const code = page.getByRole("button", { name: /^LP\d{14}/ });
  await expect(code).toBeVisible();
  return /LP\d{14}/.exec((await code.textContent()) ?? "")?.[0] ?? "";
}
