import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BuyerService, resolveBuyerService, resolveOrderService } from "./buyer-service.ts";
import { officialSolutions } from "./solutions.ts";
import { buyerServiceRows } from "./tables/buyer-services.ts";

const short = (service: BuyerService): string => {
  if (service.kind === "known") return `${service.code} ${service.class}`;
  return service.kind === "known_class" ? `? ${service.class}` : service.kind;
};

describe("words of an order's service", () => {
  it.each([
    // as the export writes them
    ["AliExpress Standard Shipping", "CAINIAO_STANDARD standard"],
    ["AliExpress Saver Shipping", "CAINIAO_ECONOMY simple"],
    ["AliExpress Premium Shipping", "CAINIAO_PREMIUM express"],
    ["Cainiao Super Economy Global", "AE_CN_SUPER_ECONOMY_G economy"],
    ["Cainiao Super Economy", "CAINIAO_SUPER_ECONOMY economy"],
    ["菜鸟超级经济Global", "AE_CN_SUPER_ECONOMY_G economy"],
    ["无忧物流-标准", "CAINIAO_STANDARD standard"],
    ["菜鸟无忧物流-简易/特惠", "CAINIAO_ECONOMY simple"],
    ["菜鸟特货专线－标准", "CAINIAO_STANDARD_SG standard"],
    ["中国邮政平常小包+", "YANWEN_JYT economy"],
    ["CAINIAO_STANDARD", "CAINIAO_STANDARD standard"],
    ["UPS Express Saver", "UPS express"],
    ["UPS全球快捷", "UPSE express"],
    ["CK1 / CKE", "CKE standard"],
    // prices and "free" around the name
    ["AliExpress Standard Shipping(Free Shipping)", "CAINIAO_STANDARD standard"],
    ["AliExpress Standard Shipping (Free)", "CAINIAO_STANDARD standard"],
    ["AliExpress Standard Shipping Free Shipping", "CAINIAO_STANDARD standard"],
    ["Free Shipping AliExpress Saver Shipping", "CAINIAO_ECONOMY simple"],
    ["AliExpress Standard Shipping free", "CAINIAO_STANDARD standard"],
    ["AliExpress Standard Shipping（包邮）", "CAINIAO_STANDARD standard"],
    ["AliExpress Standard Shipping US $3.20", "CAINIAO_STANDARD standard"],
    ["AliExpress Standard Shipping: $1,003.20", "CAINIAO_STANDARD standard"],
    ["AliExpress Premium Shipping (US$ 12.35)", "CAINIAO_PREMIUM express"],
    ["AliExpress Premium Shipping CN¥87.00", "CAINIAO_PREMIUM express"],
    ["AliExpress Premium Shipping 12,35 EUR", "CAINIAO_PREMIUM express"],
    ["Correos Paq 72 (Sinotrans)", "SINOTRANS_AM standard"],
    // 物流等级&买家选择物流 of one line
    ["标准类&AliExpress Standard Shipping", "CAINIAO_STANDARD standard"],
    ["经济类物流&Cainiao Super Economy Global", "AE_CN_SUPER_ECONOMY_G economy"],
    ["标准类&Cainiao", "? standard"],
    ["简易", "? simple"],
    ["优先类物流&Moon Express", "? express"],
    // the name wins over a class that says otherwise: one page of 2021 calls 特惠 economy
    ["经济类&AliExpress Saver Shipping", "CAINIAO_ECONOMY simple"],
    // odd writing
    ["  aliexpress  STANDARD-shipping ", "CAINIAO_STANDARD standard"],
    ["ＡｌｉＥｘｐｒｅｓｓ Ｓｔａｎｄａｒｄ Ｓｈｉｐｐｉｎｇ", "CAINIAO_STANDARD standard"],
    // the seller's choice
    ["Seller's Shipping Method", "sellers_choice"],
    ["Seller’s Shipping Method - Spain", "sellers_choice"],
    ["卖家自选物流", "sellers_choice"],
    ["OTHER_ES", "sellers_choice"],
    // never guessed
    ["", "unknown"],
    ["Free Shipping", "unknown"],
    ["Standard", "? standard"],
    ["AliExpress", "unknown"],
    ["AliExpress Standard Shippin", "unknown"],
    ["AliExpress Direct SA", "unknown"],
    ["标准类&经济类", "unknown"],
    ["AliExpress Standard Shipping & DHL", "unknown"],
    ["🚚", "unknown"],
  ])("%j is %s", (text, expected) => {
    expect(short(resolveBuyerService(text))).toBe(expected);
  });

  it("knows every solution that ALP books by both its names, with the class of the solution", () => {
    for (const solution of officialSolutions) {
      for (const name of [solution.code, solution.nameZh, solution.nameEn]) {
        expect(resolveBuyerService(name)).toEqual({ kind: "known", code: solution.code, class: solution.class });
      }
    }
  });

  it("no name stands for two services", () => {
    for (const [code, serviceClass, ...names] of buyerServiceRows) {
      for (const name of [code, ...names]) {
        expect(resolveBuyerService(name), name).toEqual({ kind: "known", code, class: serviceClass });
      }
    }
  });

  it("answers any text, and keeps what it does not know word by word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const service = resolveBuyerService(text);
        if (service.kind === "unknown") expect(service.text).toBe(text.trim());
      }),
    );
  });
});

describe("the lines of an order together", () => {
  it.each([
    [["AliExpress Saver Shipping", "AliExpress Standard Shipping"], "CAINIAO_STANDARD standard"],
    [["AliExpress Standard Shipping", "AliExpress Saver Shipping"], "CAINIAO_STANDARD standard"],
    [["Seller's Shipping Method", "AliExpress Saver Shipping"], "CAINIAO_ECONOMY simple"],
    [["Seller's Shipping Method", "Seller's Shipping Method"], "sellers_choice"],
    [["AliExpress Premium Shipping", "Moon Express"], "unknown"],
    [["AliExpress Standard Shipping", "优先类&Moon Express"], "? express"],
    [["AliExpress Standard Shipping\nAliExpress Saver Shipping"], "CAINIAO_STANDARD standard"],
    [["AliExpress Saver Shipping;Moon Express"], "unknown"],
    [[""], "unknown"],
    [[], "unknown"],
  ])("%j demand %s", (texts, expected) => {
    expect(short(resolveOrderService(texts))).toBe(expected);
  });
});
