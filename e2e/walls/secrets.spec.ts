import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Applicant, anApplicant, fillAll, handIn, signUpApplicant } from "../support/applicant.ts";

/**
 * The card's password is typed once and never seen again: after a whole journey it is looked for in everything that the
 * installation wrote (database files with their log of changes, its own logs, the sandbox's ledgers, documents) and in
 * everything that the server answered, errors included.
 */

const folder = process.env.ALP_JOURNEYS_DATA ?? resolve(".data-journeys");

/** Every file below a folder. */
async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Does a file hold the text, also across two pieces that are read one after the other? */
async function holds(path: string, text: string): Promise<boolean> {
  let tail = "";
  try {
    for await (const piece of createReadStream(path, { encoding: "latin1", highWaterMark: 1 << 20 })) {
      const seen = tail + String(piece);
      if (seen.includes(text)) return true;
      tail = seen.slice(-text.length);
    }
  } catch (error) {
    // the server recycles its files while they are read
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return false;
}

/** Everything that the server answers to a page, as text. */
function listen(page: Page): string[] {
  const answers: string[] = [];
  page.on("response", (response) => {
    response.text().then(
      (text) => answers.push(`${response.url()}\n${JSON.stringify(response.headers())}\n${text}`),
      () => {},
    );
  });
  page.on("console", (message) => answers.push(message.text()));
  page.on("pageerror", (error) => answers.push(String(error)));
  return answers;
}

/** Eight digits stand by chance in some order number: a password that no file holds before the journey. */
async function anApplicantWithRarePassword(): Promise<Applicant> {
  const files = await filesOf(folder);
  for (;;) {
    const applicant = anApplicant();
    const seen = await Promise.all(files.map((file) => holds(file, applicant.cardPassword)));
    if (!seen.includes(true)) return applicant;
  }
}

test("the card's password is nowhere to be found after a whole journey", async ({ page }) => {
  test.setTimeout(300_000);
  const applicant = await anApplicantWithRarePassword();
  const answers = listen(page);
  const seller = await signUpApplicant(page, applicant);
  await fillAll(page, seller, applicant);
  await handIn(page);
  await expect(page.getByRole("heading", { name: "审核通过" })).toBeVisible({ timeout: 30_000 });
  for (const place of [`/onboarding/${seller}/card`, `/onboarding/${seller}/summary`, `/s/${seller}/opening`]) {
    await page.goto(place);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }
  // an action that fails must not tell what it was given
  await page.request.post(`/onboarding/${seller}/card`, {
    headers: { "next-action": "0".repeat(42), "content-type": "text/plain;charset=UTF-8" },
    data: JSON.stringify([seller, { section: "card", fields: { cardPassword: applicant.cardPassword } }]),
  });
  expect(answers.length).toBeGreaterThan(50);
  expect(answers.filter((answer) => answer.includes(applicant.cardPassword))).toEqual([]);

  const files = await filesOf(folder);
  const found: string[] = [];
  // what is looked for is there at all: the company's name stands in the database
  let companySeen = false;
  const company = Buffer.from(applicant.company, "utf8").toString("latin1");
  for (const file of files) {
    if (await holds(file, applicant.cardPassword)) found.push(file);
    companySeen ||= await holds(file, company);
  }
  expect(companySeen).toBe(true);
  expect(found).toEqual([]);
});
