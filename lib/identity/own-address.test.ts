import { describe, expect, it } from "vitest";
import { checkOwnAddress, type OwnAddressInput } from "#lib/identity/own-address";
import en from "#messages/en/identity.json";
import zh from "#messages/zh-CN/identity.json";

const good: OwnAddressInput = {
  zh: { contactName: "王小明", province: "浙江省", city: "杭州市", district: "余杭区", street: "文一西路 969 号 3 幢" },
  en: {
    contactName: "Wang Xiaoming",
    province: "Zhejiang",
    city: "Hangzhou",
    district: "Yuhang",
    street: "Bldg 3, 969 Wenyi West Road",
  },
  postalCode: "311121",
  mobile: "13812345678",
  telephone: "",
  email: "",
};
const problems = (change: Partial<OwnAddressInput>) =>
  checkOwnAddress({ ...good, ...change }).problems.map(({ field, code }) => `${field} ${code}`);

const cases: readonly [Partial<OwnAddressInput>, string[]][] = [
  [{}, []],
  [{ mobile: "+86 138-1234-5678" }, []],
  [{ mobile: "１３８１２３４５６７８" }, []],
  [{ mobile: "12812345678" }, ["mobile own_mobile_wrong"]],
  [{ mobile: "1381234567" }, ["mobile own_mobile_wrong"]],
  [{ zh: { ...good.zh, contactName: "Wang Xiaoming" } }, ["zh.contactName own_hanzi_missing"]],
  [{ zh: { ...good.zh, district: "" } }, ["zh.district own_required"]],
  [{ en: { ...good.en, street: "文一西路" } }, ["en.street own_not_ascii"]],
  [{ en: { ...good.en, district: "" } }, []],
  [{ en: { ...good.en, street: "x".repeat(201) } }, ["en.street own_too_long"]],
  [{ postalCode: "31112" }, ["postalCode own_postal_code_wrong"]],
  [{ telephone: "0571-88157688" }, []],
  [{ telephone: "12" }, ["telephone own_telephone_wrong"]],
  [{ email: "a@b" }, ["email own_email_wrong"]],
  [{ email: "ming@example.com" }, []],
];

describe("checkOwnAddress", () => {
  it.each(cases)("%j has %j", (change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  it("gives the mobile as eleven digits", () => {
    expect(checkOwnAddress({ ...good, mobile: "86 138 1234 5678" }).clean.mobile).toBe("13812345678");
  });

  it("explains every code in both languages", () => {
    for (const [change] of cases) {
      for (const { code } of checkOwnAddress({ ...good, ...change }).problems) {
        expect([code in zh.ownAddress, code in en.ownAddress]).toEqual([true, true]);
      }
    }
  });
});
