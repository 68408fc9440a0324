import { expect, type Locator, type Page } from "@playwright/test";
import { aPdf } from "./pdf.ts";

/** What staff do on the card of a certification. */

const today = new Date().toISOString().slice(0, 10);
const nextYear = `${Number(today.slice(0, 4)) + 1}-01-31`;

/** Gives the papers that every carrier hands in. */
export async function giveDocuments(card: Locator): Promise<void> {
  for (const kind of ["营业执照", "快递业务经营许可证", "合作协议"]) {
    await card.getByLabel("材料类型").selectOption({ label: kind });
    await card.locator("input[type=file]").setInputFiles(await aPdf("paper"));
    await expect(card.getByRole("button", { name: `查看${kind}` })).toBeVisible();
  }
}

/** Fills in what a certification covers: some countries, plain goods, a year; `solution` null: all of the carrier's. */
export async function fillFrame(card: Locator, countries: string, solution: string | null): Promise<void> {
  await card.getByRole("button", { name: "修改" }).click();
  const offers = card.getByRole("group", { name: "物流方案" });
  if (solution === null) await offers.getByRole("radio", { name: "这家承运商的全部方案" }).check();
  else await offers.getByLabel(solution, { exact: true }).check();
  await card.getByRole("group", { name: "目的地" }).getByRole("radio", { name: "指定" }).check();
  await card.getByLabel("两位国家代码").fill(countries);
  await card.getByRole("group", { name: "货物类型" }).getByLabel("普货").check();
  await card.getByLabel("生效日").fill(today);
  await card.getByLabel("截止日（含当天，北京时间）").fill(nextYear);
  await saveFrame(card);
}

/** Hands the form in. */
export async function saveFrame(card: Locator): Promise<void> {
  await card.getByRole("button", { name: "保存范围" }).click();
}

/** Takes a step of those that are asked about, with its reason where one is needed. */
export async function takeStep(page: Page, card: Locator, verb: string, reason?: string): Promise<void> {
  await card.getByRole("button", { name: verb, exact: true }).click();
  const question = page.getByRole("alertdialog");
  if (reason !== undefined) await question.getByLabel("原因（商家可见）").fill(reason);
  await question.getByRole("button", { name: verb, exact: true }).click();
  await expect(question).toBeHidden();
}
