import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCompanyNames } from "#lib/identity/company-name";
import { isNamelessLicence } from "#lib/identity/sole-trader-name";
import en from "#messages/en/identity.json";
import zh from "#messages/zh-CN/identity.json";
import { companyPairs, soleTraderCases } from "../../bench/identity-names.ts";

const text = (segments: readonly { readonly text: string }[]) => segments.map((segment) => segment.text).join("");
const marked = (segments: readonly { readonly text: string; readonly differs: boolean }[]) =>
  segments.map((segment) => (segment.differs ? `[${segment.text}]` : segment.text)).join("");

describe("compareCompanyNames", () => {
  it.each(companyPairs)("%s: %j and %j", (verdict, a, b) => {
    expect(compareCompanyNames(a, b).verdict).toBe(verdict);
    expect(compareCompanyNames(b, a).verdict).toBe(verdict);
  });

  it.each(soleTraderCases)("%s: account %j, licence %j of %s", (verdict, account, licence, operatorName) => {
    expect(compareCompanyNames(account, licence, { operatorName }).verdict).toBe(verdict);
  });

  it("finds every name equal to itself, whatever it is made of and whoever runs the business", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (name, operatorName) => {
        expect(compareCompanyNames(name, name).verdict).toBe("equal");
        expect(compareCompanyNames(name, name, { operatorName }).verdict).toBe("equal");
      }),
    );
  });

  it("is not misled by spaces, invisible characters, width and case anywhere", () => {
    const noise = fc.constantFrom(" ", "\u3000", "\u200b", "\ufeff", "\u00ad", "\u2060", "\u202e", "\ufe0f", "\t");
    const name = fc.constantFrom("云帆（深圳）科技有限公司", "YUNFAN (HK) COMPANY LIMITED", "雲帆國際有限公司");
    fc.assert(
      fc.property(name, fc.array(fc.tuple(fc.nat(30), noise)), fc.boolean(), (plain, noises, isWide) => {
        let noisy = isWide ? plain.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)) : plain;
        for (const [place, one] of noises) noisy = noisy.slice(0, place) + one + noisy.slice(place);
        expect(compareCompanyNames(noisy, plain).verdict).toBe("equal");
        expect(compareCompanyNames(noisy.toLowerCase(), plain).verdict).toBe("equal");
      }),
    );
  });

  it("marks exactly what differs, and gives both names back whole", () => {
    const { difference } = compareCompanyNames("云帆（深圳）科技 有限公司", "云帆(深圳市)科技有限责任公司");
    expect(marked(difference.left)).toBe("云帆（深圳）科技 有限公司");
    expect(marked(difference.right)).toBe("云帆(深圳[市])科技有限[责任]公司");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        const answer = compareCompanyNames(a, b).difference;
        expect([text(answer.left), text(answer.right)]).toEqual([a.normalize("NFC"), b.normalize("NFC")]);
      }),
    );
  });

  it("says how equal names differ in print", () => {
    expect([...compareCompanyNames("ＡＢＣ （深圳）贸易有限公司", "abc(深圳)贸易有限公司").reasons].sort()).toEqual([
      "brackets",
      "case",
      "spaces",
    ]);
  });

  it("explains every reason in both languages", () => {
    const reasons = [...companyPairs, ...soleTraderCases].flatMap(([, a, b, operatorName = ""]) => [
      ...compareCompanyNames(a, b, { operatorName }).reasons,
      ...compareCompanyNames(a, b).reasons,
    ]);
    for (const reason of reasons) {
      expect([reason, reason in zh.nameReasons, reason in en.nameReasons]).toEqual([reason, true, true]);
    }
  });

  it("answers a page of text within a moment", () => {
    const page = "云帆科技有限公司".repeat(2000);
    expect(compareCompanyNames(page, `${page}号`).verdict).not.toBe("equal");
  });

  it.each(["", "***", "＊", "-", "——", "/", "无", "无字号", "暂无", "N/A", "个体户张三", "张三（个体工商户）", "张三"])(
    "%j on a licence is no trade name",
    (licence) => {
      expect(isNamelessLicence(licence, "张三")).toBe(true);
    },
  );

  it.each(["义乌市张三饰品店", "无锡云帆贸易商行", "X", "张三丰"])("%j is one", (licence) => {
    expect(isNamelessLicence(licence, "张三")).toBe(licence === "X");
  });
});
