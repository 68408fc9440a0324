import { randomInt } from "node:crypto";
import { expect, test } from "@playwright/test";
import ExcelJS from "exceljs";
import { fillFrame, giveDocuments, saveFrame, takeStep } from "../support/certification.ts";
import { signInAs } from "../support/sign-in.ts";

/** The staff keep carriers, what they may carry, and what it costs; nobody asks a developer. */

test("a carrier is added, hands in its papers, is tested, and certified by another pair of eyes", async ({ page }) => {
  await signInAs(page, "carriers");
  const code = `zj${randomInt(100_000, 999_999)}`;
  await page.goto("/staff/carriers");
  await page.getByRole("button", { name: "添加承运商" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByLabel("代码").fill("ZJ 1");
  await panel.getByLabel("中文名称").fill(`浙江快线 ${code}`);
  await panel.getByLabel("英文名称").fill(`Zhejiang Line ${code}`);
  await panel.getByRole("button", { name: "添加" }).click();
  await expect(panel.getByText("只能是 2 到 20 位小写字母或数字")).toBeVisible();
  await panel.getByLabel("代码").fill(code);
  await panel.getByRole("button", { name: "添加" }).click();
  await page.waitForURL(`/staff/carriers/${code}`);
  await expect(page.getByText("待平台确认").first()).toBeVisible();

  // what is missing is said from the first moment, and no step can be left out
  await page.getByRole("button", { name: "申请认证" }).click();
  const card = page.getByRole("article", { name: "认证" });
  await card.getByRole("button", { name: "开始补资料" }).click();
  await expect(card.getByRole("button", { name: "进入沙箱测试" })).toBeDisabled();
  await expect(card.getByRole("listitem").filter({ hasText: "营业执照" })).toBeVisible();
  await fillFrame(card, "ES FR XX", null);
  await expect(card.getByText("没有国家代码").first()).toBeVisible();
  await card.getByLabel("两位国家代码").fill("ES FR");
  await saveFrame(card);
  await expect(card.getByText("西班牙 · 法国")).toBeVisible();
  await giveDocuments(card);
  await card.getByRole("button", { name: "进入沙箱测试" }).click();

  await expect(card.getByRole("button", { name: "提交复核" })).toBeDisabled();
  await card.getByLabel("凭证说明").fill("2026-12-01 联调：下单、取号、面单、轨迹都通过，记录在共享盘");
  await card.getByRole("button", { name: "记录测试结果" }).click();
  await expect(card.getByText("认证所需的资料、测试和范围都齐了。")).toBeVisible();
  await card.getByRole("button", { name: "提交复核" }).click();
  await expect(card.getByText("提交复核的人不能自己认证")).toBeVisible();
  await expect(card.getByRole("button", { name: "认证", exact: true })).toBeDisabled();

  await signInAs(page, "reviewer");
  await page.goto(`/staff/carriers/${code}`);
  await takeStep(page, card, "认证");
  await expect(page.getByText("已认证，商家现在可以使用")).toBeVisible();
  await page.goto(`/staff/carriers?q=${code}`);
  await expect(page.getByRole("row").filter({ hasText: code })).toContainText("已认证");
});

type Line = readonly [country: string, from: number, to: number, price: number | string];

/** A price list as a carrier sends it: a sheet of prices, and one that says what they are. */
async function priceList(lines: readonly Line[]) {
  const workbook = new ExcelJS.Workbook();
  const card = workbook.addWorksheet("说明");
  for (const line of [
    ["项目", "内容"],
    ["币种", "CNY"],
    ["来源", "承运商报价邮件"],
  ])
    card.addRow(line);
  const prices = workbook.addWorksheet("价格");
  prices.addRow(["国家/地区", "重量从(g)", "重量到(g)", "单价", "每件费"]);
  for (const line of lines) prices.addRow([...line, 20]);
  const buffer = Buffer.from(await workbook.xlsx.writeBuffer());
  return { name: "报价.xlsx", mimeType: "application/octet-stream", buffer };
}

test("a solution is declared; its price list names every fault by sheet, row and column, and comes in once mended", async ({
  page,
}) => {
  await signInAs(page, "carriers");
  const code = `JOURNEY_${randomInt(100_000, 999_999)}`;
  await page.goto("/staff/solutions");
  await page.getByRole("link", { name: "新增方案" }).click();
  await page.getByLabel("中文名称").fill(`旅程专线 ${code}`);
  await page.getByLabel("英文名称").fill(`Journey line ${code}`);
  await page.getByLabel("方案代码").fill(code);
  await page.getByLabel("承运商服务代码").fill(code);
  await page.getByLabel("承运商", { exact: true }).selectOption({ label: "燕文物流" });
  await page.getByLabel("最快（天）").fill("12");
  await page.getByLabel("最慢（天）").fill("9");
  await page.getByRole("button", { name: "新增方案" }).click();
  await expect(page.getByLabel("最慢（天）")).toHaveAccessibleDescription("最慢不能小于最快");
  await page.getByLabel("最慢（天）").fill("20");
  await page.getByRole("button", { name: "新增方案" }).click();
  await expect(page.getByText("还没有报价表，这个方案没有价格")).toBeVisible();

  // every fault at its place, and nothing kept
  await page.getByRole("link", { name: "导入报价表" }).click();
  const file = page.locator("input[type=file]");
  await file.setInputFiles(
    await priceList([
      ["冰岛", 1, 500, "九十"],
      ["卢森堡", 1, 500, 80],
      ["卢森堡", 400, 2000, 78],
      ["Atlantis", 1, 2000, 90],
    ]),
  );
  const faults = page.getByRole("alert").filter({ hasText: "文件里有 3 处错误" });
  for (const [place, column, text] of [
    ["价格 第 2 行", "单价", "九十"],
    ["价格 第 4 行", "重量从(g)", "重叠"],
    ["价格 第 5 行", "国家/地区", "Atlantis"],
  ] as const) {
    const line = faults.getByRole("row").filter({ hasText: place });
    await expect(line).toContainText(column);
    await expect(line).toContainText(text);
  }
  await expect(page.getByRole("button", { name: "保存报价表" })).toHaveCount(0);

  const mended: readonly Line[] = [
    ["冰岛", 1, 2000, 90],
    ["卢森堡", 1, 500, 80],
    ["卢森堡", 501, 2000, 78],
  ];
  await page.getByRole("button", { name: "换一个文件" }).click();
  await file.setInputFiles(await priceList(mended));
  await expect(page.getByText("新增 3 行，取消 0 行，改价 0 行，不变 0 行")).toBeVisible();
  await page.getByRole("button", { name: "保存报价表" }).click();
  const cards = page.getByRole("region", { name: "报价表" }).getByRole("row");
  await expect(cards.filter({ hasText: "承运商报价邮件" })).toContainText("未生效");

  // the next list is laid beside the one that holds; the one before stays to be read
  await page.getByRole("link", { name: "导入报价表" }).click();
  await file.setInputFiles(await priceList([["冰岛", 1, 2000, 99], ...mended.slice(1)]));
  await expect(page.getByText("新增 0 行，取消 0 行，改价 1 行，不变 2 行")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "冰岛" }).first()).toContainText("+9%");
  await page.getByRole("button", { name: "保存报价表" }).click();
  await cards.filter({ hasText: "已被更正" }).getByRole("link", { name: "查看" }).click();
  await expect(page.getByRole("row").filter({ hasText: "冰岛" })).toContainText("90");
});
