import { randomInt, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { residentId, uscc } from "./numbers.ts";

export const applicantPassword = "correct horse battery";

export type Answers = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type Applicant = {
  readonly email: string;
  readonly company: string;
  readonly person: string;
  readonly cardPassword: string;
  /** By step, then by the field's path. */
  readonly answers: Answers;
  /** By step: slots that ask for a document. */
  readonly documents: Readonly<Record<string, readonly string[]>>;
};

/** Letters and digits that no other applicant of this run has. */
const someDigits = (count: number) => String(randomInt(10 ** (count - 1), 10 ** count));

type Kind = "limited_company" | "individual_business" | "hong_kong_company";

/** A prepared person with everything at hand; the sandbox knows nobody of that name yet. */
export function anApplicant(kind: Kind = "limited_company"): Applicant {
  const serial = someDigits(5);
  const isIndividual = kind === "individual_business";
  const isHongKong = kind === "hong_kong_company";
  const mainland = isIndividual ? `义乌市${serial}饰品商行` : `深圳市${serial}贸易有限公司`;
  const company = isHongKong ? `GALAXY ${serial} TRADING LIMITED` : mainland;
  const person = isHongKong ? "CHAN TAI MAN" : "王小明";
  const code = uscc(isIndividual ? "92330782" : "91440300", `MA${serial}Q`);
  const cardPassword = someDigits(8);
  const licence: Readonly<Record<string, string>> = isHongKong
    ? { "licence.brNumber": someDigits(8), "licence.brExpiresOn": "2035-05-31" }
    : {
        "licence.uscc": code,
        "licence.businessScope": "货物进出口；互联网销售",
        "licence.foundedOn": "2019-03-08",
        "licence.validity": "long_term",
        ...(isIndividual
          ? {
              "licence.filingKind": "trade_operator_filing",
              "licence.filingNumber": someDigits(8),
              "licence.filingDate": "2020-04-12",
            }
          : {}),
      };
  const representative: Readonly<Record<string, string>> = isHongKong
    ? { "representative.idKind": "hkid", "representative.idNumber": "G123456(A)", "representative.mobile": "91234567" }
    : {
        "representative.idKind": "resident_id",
        "representative.idNumber": residentId(`44030619900307${randomInt(100, 999)}`),
        "representative.validity": "dated",
        "representative.validUntil": "2038-05-20",
        "representative.mobile": "13812345678",
      };
  return {
    email: `getting-in-${randomUUID()}@example.com`,
    ...{ company, person, cardPassword },
    answers: {
      start: {
        "entry.legalForm": kind,
        "entry.contactName": person,
        "entry.contactMobile": isHongKong ? "91234567" : "13812345678",
      },
      licence: {
        "licence.registeredName": company,
        "licence.representativeName": person,
        "licence.address": isHongKong ? "Unit 5, 1 Queen's Road Central" : "广东省深圳市龙岗区五和大道 1 号",
        ...licence,
      },
      representative: { "representative.name": person, ...representative },
      account: {
        "account.bankName": isHongKong ? "HSBC" : "招商银行",
        "account.branch": isHongKong ? "Central" : "深圳坂田支行",
        "account.accountNumber": isHongKong ? "004-123-456789" : `7559${someDigits(8)}12`,
        "account.accountName": company,
      },
      card: {
        ...(isHongKong ? { "card.holder": "agent" } : {}),
        "card.cardNumber": `8000${someDigits(9)}`,
        "card.cardPassword": cardPassword,
        ...(isHongKong ? { "card.agentName": mainland, "card.agentUscc": code } : {}),
      },
      "single-window": {
        "single_window.accountName": `demo-${serial}`,
        "single_window.enterpriseName": isHongKong ? mainland : company,
      },
    },
    documents: {
      licence: ["licence.licence_scan", ...(isIndividual ? ["licence.filing_scan"] : [])],
      representative: ["representative.id_front", "representative.id_back"],
      card: isHongKong ? ["card.card_mandate"] : [],
    },
  };
}

/** A picture as sharp as print: lines of short strokes, as text is; every one is different. */
export async function aScan(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [width, height] = [1400, 1000];
  const strokes: string[] = [];
  for (let y = 60; y < height - 60; y += 34) {
    for (let x = 60; x < width - 60; x += randomInt(9, 22)) {
      const [w, h] = [randomInt(2, 6), randomInt(8, 22)];
      strokes.push(`<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#111"/>`);
    }
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" shape-rendering="crispEdges">
    <rect width="100%" height="100%" fill="white"/>${strokes.join("")}</svg>`;
  return { name: "scan.png", mimeType: "image/png", buffer: await sharp(Buffer.from(svg)).png().toBuffer() };
}

/** Signs the applicant up; the seller's id. */
export async function signUpApplicant(page: Page, applicant: Applicant): Promise<string> {
  await page.goto("/sign-up");
  await page.getByLabel("公司名称").fill(applicant.company);
  await page.getByLabel("姓名").fill(applicant.person);
  await page.getByLabel("邮箱").fill(applicant.email);
  await page.getByLabel("密码").fill(applicantPassword);
  await page.getByRole("button", { name: "注册并进入" }).click();
  await page.waitForURL(/\/onboarding\/[0-9a-f-]{36}\/start/);
  return page.url().split("/")[4] ?? "";
}

/** Leaves one field with a value, as a person does: chosen, picked, or typed and left. */
export async function fillField(page: Page, path: string, value: string): Promise<void> {
  const place = page.locator(`[id="${path}"]`);
  await expect(place, path).toBeVisible();
  const radio = place.locator(`input[type=radio][value="${value}"]`);
  if ((await radio.count()) > 0) return radio.check();
  const select = place.locator("select");
  if ((await select.count()) > 0) return void (await select.selectOption(value));
  const input = place.locator("input:not([type=radio]), textarea").first();
  await input.fill(value);
  await input.blur();
}

/** Puts a document into its slot and waits until it is kept. */
export async function putDocument(page: Page, path: string): Promise<void> {
  const place = page.locator(`[id^="${path}"]`).first();
  await place
    .locator("input[type=file]")
    .first()
    .setInputFiles(await aScan());
  await expect(place.getByText("更换"), path).toBeVisible();
}

/** One step: its fields, its documents, on the first also the store. */
export async function fillStep(page: Page, seller: string, step: string, applicant: Applicant): Promise<void> {
  if (!page.url().includes(`/${step}`)) await page.goto(`/onboarding/${seller}/${step}`);
  for (const [path, value] of Object.entries(applicant.answers[step] ?? {})) await fillField(page, path, value);
  for (const path of applicant.documents[step] ?? []) await putDocument(page, path);
  if (step === "start") await addStore(page);
}

async function addStore(page: Page): Promise<void> {
  await page.getByLabel("店铺号").fill(someDigits(9));
  await page.getByLabel("店铺名称").fill("测试旗舰店");
  await page.getByRole("radio", { name: "已通过" }).check();
  await page.getByRole("button", { name: "保存店铺" }).click();
  await putDocument(page, "entry.store_proof:");
}

const steps = ["start", "licence", "representative", "account", "card", "single-window"] as const;

/** All steps, one after the other by the way on at their foot, up to the summary. */
export async function fillAll(page: Page, seller: string, applicant: Applicant): Promise<void> {
  for (const step of steps) {
    await fillStep(page, seller, step, applicant);
    await goOn(page, step);
  }
}

/** The way on at a step's foot: what is being saved goes along, which an address typed in would leave behind. */
export async function goOn(page: Page, step: string): Promise<void> {
  await page.getByRole("button", { name: step === "single-window" ? "核对并提交" : "下一步" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(`/${step}`));
}

/** Agrees and hands in. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: /我已核对/ }).check();
  await page.getByRole("button", { name: /^(提交审核|重新提交)$/ }).click();
}
