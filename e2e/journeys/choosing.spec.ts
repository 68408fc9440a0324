import { expect, type Page, test } from "@playwright/test";
import { fillFrame, giveDocuments, takeStep } from "../support/certification.ts";
import { anOrderNumber, type ExportedOrder, orderFile } from "../support/order-file.ts";
import { signInAs } from "../support/sign-in.ts";

/** Which solution, at what price, and why: by the seller's own rules, by what is certified, by a look at one parcel. */

/** The second seller: the first one's day belongs to the other journeys. */
const signIn = (page: Page) => signInAs(page, "second");

const malta = ["Maria Borg", "Malta", "Valletta", "12 Republic Street", "VLT 1117", "356 7912 3456"] as const;
const cologne = ["Jonas Becker", "Germany", "Köln", "Venloer Straße 241", "50823", "49 151 23456789"] as const;

/** Brings orders of goods that the seller knows; a necklace weighs 26 g. */
async function bring(page: Page, seller: string, orders: readonly Omit<ExportedOrder, "sku">[]): Promise<void> {
  await page.goto(`${seller}/dispatch`);
  await page.getByRole("button", { name: "导入订单" }).first().click();
  const file = orderFile(
    "orders.csv",
    orders.map((order) => ({ ...order, sku: "XH-JW-06" })),
  );
  await page.getByLabel("选择文件").first().setInputFiles(file);
  await page.getByRole("button", { name: `确认导入 ${orders.length} 个订单` }).click();
  await expect(page.getByText(`已导入：新增 ${orders.length}`)).toBeVisible();
  await page.getByRole("button", { name: "完成" }).click();
}

const rowOf = (page: Page, number: string) => page.getByRole("row").filter({ hasText: number }).first();

test("a suspension reaches the order that waits, with its reason and a way out, and so does its end", async ({
  page,
  browser,
}) => {
  const seller = await signIn(page);
  const number = anOrderNumber();
  await bring(page, seller, [{ number, recipient: malta }]);
  await page.goto(`${seller}/dispatch?q=${number}`);
  await expect(rowOf(page, number)).toContainText("无忧物流-标准");
  await page.goto(`${seller}/dispatch?lane=repair&q=${number}`);
  await expect(page.getByRole("table")).toBeVisible();
  await expect(rowOf(page, number)).toHaveCount(0);

  // Malta alone, by a certification of its own: all other orders of this ALP go on
  const desk = await (await browser.newContext()).newPage();
  await signInAs(desk, "carriers");
  await desk.goto("/staff/carriers/cainiao");
  await desk.getByRole("button", { name: "申请扩大范围或续期" }).click();
  const card = desk.getByRole("article", { name: "认证" }).filter({ hasText: "马耳他" });
  const applied = desk.getByRole("article").filter({ has: desk.getByRole("button", { name: "开始补资料" }) });
  await fillFrame(applied, "MT", "无忧物流-标准");
  await expect(card).toBeVisible();
  await card.getByRole("button", { name: "开始补资料" }).click();
  await expect(card.getByRole("button", { name: "进入沙箱测试" })).toBeDisabled();
  await giveDocuments(card);
  await card.getByRole("button", { name: "进入沙箱测试" }).click();
  await expect(card.getByRole("button", { name: "提交复核" })).toBeDisabled();
  await card.getByRole("button", { name: "运行沙箱测试" }).click();
  await expect(card.getByText("认证所需的资料、测试和范围都齐了。")).toBeVisible();
  await card.getByRole("button", { name: "提交复核" }).click();
  await expect(card.getByText("提交复核的人不能自己认证")).toBeVisible();
  await signInAs(desk, "reviewer");
  await desk.goto("/staff/carriers/cainiao");
  await takeStep(desk, card, "认证");

  await signInAs(desk, "carriers");
  await desk.goto("/staff/carriers/cainiao");
  await takeStep(desk, card, "暂停", "马耳他口岸罢工");
  await expect(rowOf(page, number)).toContainText("ERR-606");
  await expect(rowOf(page, number)).toContainText("承运商已被平台暂停：马耳他口岸罢工；可改用无忧物流-优先");

  await takeStep(desk, card, "恢复", "口岸已恢复");
  await expect(rowOf(page, number)).toHaveCount(0);
  await page.goto(`${seller}/dispatch?q=${number}`);
  await expect(rowOf(page, number)).toContainText("无忧物流-标准");
  await takeStep(desk, card, "撤回", "并入全球认证");
});

test("templates come from a set, show their gaps and overlaps, are tried before saving, and the rows follow", async ({
  page,
}) => {
  const seller = await signIn(page);
  const templates = `${seller}/templates`;
  const number = anOrderNumber();
  await bring(page, seller, [{ number, recipient: cologne, service: "Seller's Shipping Method" }]);
  await page.goto(`${seller}/dispatch?q=${number}`);
  await expect(rowOf(page, number)).not.toContainText("无忧物流-优先");

  await page.goto(`${templates}/preset`);
  await page.getByRole("radio", { name: /^时效优先/ }).check();
  await expect(page.getByText("已改为时效优先")).toBeVisible();

  await page.goto(templates);
  await expect(page.getByText("选一套现成模板，一次建好")).toBeVisible();
  await page.getByRole("radio", { name: /^均衡/ }).check();
  await page.getByRole("button", { name: "套用这套模板" }).click();
  await expect(page.getByText(/已新增 \d+ 个模板/)).toBeVisible();
  await expect(page.getByRole("link", { name: "【英国-标准】" })).toBeVisible();

  // without its last template the set has gaps; what fills one is hidden as soon as the template is back
  const turn = async (verb: string) => {
    await page.getByRole("button", { name: "【全球-标准】 的更多操作" }).click();
    await page.getByRole("menuitem", { name: verb }).click();
    await expect(page.getByText(`已${verb}「【全球-标准】」`)).toBeVisible();
  };
  await turn("停用");
  await page.getByRole("link", { name: "覆盖情况" }).click();
  await page
    .getByRole("button", { name: /：空缺/ })
    .first()
    .click();
  await page.getByRole("link", { name: "为它新建模板" }).click();
  await page.getByLabel("模板名称").fill("【补空缺】");
  await page.getByRole("combobox", { name: "物流方案" }).selectOption({ label: "无忧物流-标准" });
  await page.getByRole("button", { name: "新建模板" }).click();
  await expect(page.getByText("已保存「【补空缺】」")).toBeVisible();
  await turn("启用");
  await expect(page.getByRole("row").filter({ hasText: "【补空缺】" })).toContainText("不会用到");
  await page.getByRole("link", { name: "覆盖情况" }).click();
  await expect(page.getByText(/没有空缺.* 1 个模板永远用不到/)).toBeVisible();

  // a rule of the platform stands in the way, and says which
  await page.getByRole("link", { name: "模板", exact: true }).click();
  await page.getByRole("link", { name: "【英国-标准】" }).click();
  await page.getByRole("combobox", { name: "物流方案" }).selectOption({ label: "菜鸟超级经济Global" });
  await expect(page.getByText(/英国：.*平台要求至少标准.*规则/)).toBeVisible();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("这个方案违反平台规则，见规则检查。")).toBeVisible();
  await page.getByRole("link", { name: "取消" }).click();

  // what would change is counted before it is saved
  await page.getByRole("link", { name: "【欧盟-标准】" }).click();
  await page.getByRole("combobox", { name: "物流方案" }).selectOption({ label: "无忧物流-优先" });
  await page.getByRole("checkbox", { name: "智能推荐优先" }).uncheck();
  const trial = page.getByRole("region", { name: "对最近订单的影响" });
  await expect(trial.getByText(/\d+ 单中 [1-9]\d* 单会改变/)).toBeVisible();
  await expect(trial.getByRole("link", { name: number })).toBeVisible();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("已保存「【欧盟-标准】」")).toBeVisible();

  await page.goto(`${seller}/dispatch?q=${number}`);
  await expect(rowOf(page, number)).toContainText("无忧物流-优先");
  await expect(rowOf(page, number)).toContainText("模板");

  // one key opens all solutions; another than the recommended one is taken with a word in writing
  const panel = page.getByRole("dialog");
  await expect(async () => {
    // a key that comes before the page listens is lost
    await page.keyboard.press("j");
    await page.keyboard.press("s");
    await expect(panel).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(panel.getByText("由物流模板“【欧盟-标准】”决定。")).toBeVisible();
  const families = panel.getByRole("region", { name: "官方七大类" });
  await families.locator("summary").filter({ hasText: "无忧物流-标准" }).click();
  const other = families.getByRole("listitem", { name: "无忧物流-标准" });
  await other.getByRole("button", { name: "选用" }).click();
  await other.getByRole("button", { name: "记录原因并选用" }).click();
  await expect(other.getByText("请写一句原因，以后可以查到")).toBeVisible();
  await other.getByLabel("为什么不用推荐的方案").fill("买家说不急");
  await other.getByRole("button", { name: "记录原因并选用" }).click();
  await expect(panel.getByText("由打单员选定，不看物流模板。")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(rowOf(page, number)).toContainText("无忧物流-标准");
  await expect(rowOf(page, number)).toContainText("手选");
});

test("a quick quote says what is typed wrong, answers as one types, and its address can be sent on", async ({
  page,
}) => {
  const seller = await signIn(page);
  await page.goto(`${seller}/settings/quote`);
  const results = page.getByRole("region", { name: "试算结果" });
  await expect(results.getByText("填写目的地和重量")).toBeVisible();
  const weight = page.getByLabel("重量");
  const refused: readonly [string, string][] = [
    ["0", "重量不能是 0"],
    ["-5", "重量不能是负数"],
    ["170 kg", "超过 100 kg 的货物不能按包裹寄送"],
    ["一斤", "看不懂“一斤”"],
  ];
  await page.getByLabel("目的地").fill("美国");
  for (const [typed, why] of refused) {
    await weight.fill(typed);
    await expect(weight).toHaveAccessibleDescription(new RegExp(why));
    await expect(results.getByText("有一项填得不对")).toBeVisible();
  }
  await page.getByLabel("目的地").fill("Atlantis");
  await weight.fill("350 g");
  await expect(page.getByLabel("目的地")).toHaveAccessibleDescription(/没有叫“Atlantis”的国家或地区/);

  // heavier than the official lines take: they say so, and are not forgotten
  await page.getByLabel("目的地").fill("西班牙");
  await weight.fill("70 kg");
  await results.getByText(/个方案不可用，查看原因/).click();
  await expect(results.getByText(/包裹重 70 kg，超过上限 30 kg/).first()).toBeVisible();

  await weight.fill("350 g");
  await page.getByLabel("申报价值").fill("12.50");
  await expect(page).toHaveURL(/to=.*weight=350.*value=12/);
  await expect(results).toHaveAttribute("aria-busy", "false");
  await expect(results.getByText(/^推荐 /)).toBeVisible();
  const answer = (await results.textContent()) ?? "";
  const reader = await page.context().newPage();
  await reader.goto(page.url());
  await expect(reader.getByLabel("重量")).toHaveValue("350 g");
  await expect(reader.getByRole("region", { name: "试算结果" })).toHaveText(answer);
});
