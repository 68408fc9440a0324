import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Tables of which every row takes part in the judgement of single orders; what all orders share is in the judging basis. */
const judgedBy = [
  "orders",
  "orderLines",
  "products",
  "productCustoms",
  "hsProposals",
  "productMsds",
  "msdsFiles",
  "findingOverrides",
  "recipientCorrections",
  "orderChoices",
  "recipientTaxIds",
];
const verb = new RegExp(
  String.raw`\.(?:insert|update|delete)\((?:${judgedBy.join("|")})\)|` +
    String.raw`(?:insertMany|updateMany)\(\s*db,\s*(?:${judgedBy.join("|")}),|` +
    String.raw`(?:update|insert into|delete from) (?:orders|order_lines|products|order_choices)\b`,
);

test("whoever writes what orders are judged by says so, or an old judgement would stay on the screen", () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts") && !name.includes(".test."));
  const writers = files.filter((name) => verb.test(readFileSync(join(import.meta.dirname, name), "utf8")));
  expect(writers.length).toBeGreaterThan(8);
  const silent = writers.filter((name) => {
    const text = readFileSync(join(import.meta.dirname, name), "utf8");
    return !/markForJudging\(|raiseOrderVersions\(/.test(text);
  });
  expect(silent).toEqual([]);
});
