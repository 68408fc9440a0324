import fc from "fast-check";
import { countryCodes, countryName } from "#lib/kit/country";
import { dayMs, minuteMs } from "#lib/kit/time";
import type { OrderContent } from "#lib/orders/draft";
import { exportWordsOf, platformStatuses } from "#lib/orders/status";

/** What no cell keeps (control characters), what marks a masked text (stars), what is trimmed (quotes before a number). */
const oddCharacters = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\ufeff*＊'`]/gu;

/** Names and remarks as buyers write them: many scripts, emoji, brackets, quotes, line breaks, formula beginnings. */
export const anyText = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: "grapheme", maxLength }),
      fc.constantFrom(
        "محمد علي",
        "שלום",
        "王小明",
        "Case (a) 【NEW】",
        "😀 gift",
        "=1+1",
        "+7 (916)",
        "a\nb",
        "（全角）",
        '"quoted", text',
      ),
    )
    .map((value) => value.replace(oddCharacters, "").trim());

const words = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _/-]{0,20}[A-Za-z0-9]$/);
const lineArbitrary = fc.record({
  title: anyText(40).map((value) => `Product ${value}`.trim()),
  attributes: anyText(20),
  sku: fc.oneof(fc.constant(""), words),
  quantity: fc.integer({ min: 1, max: 999 }),
  unit: fc.constantFrom("piece", "lot (5 pieces/lot)", "件"),
  service: fc.constantFrom("", "标准类物流&AliExpress Standard Shipping"),
  isWarehouseShipped: fc.constant(false),
});

const instants = fc
  .integer({ min: 0, max: 3000 })
  .chain((day) =>
    fc
      .integer({ min: 0, max: 1439 })
      .map((minute) => Date.parse("2019-01-01T00:00:00+08:00") + day * dayMs + minute * minuteMs),
  );
const amounts = fc.integer({ min: 0, max: 100_000_000 });

/** One order as the export can tell it. */
export const anyOrder: fc.Arbitrary<OrderContent> = fc
  .record({
    orderNumber: fc.stringMatching(/^[38]\d{15}$/),
    platformStatusText: fc.constantFrom(
      ...platformStatuses.filter((status) => status !== "unknown").map(exportWordsOf),
    ),
    shipByDate: fc.oneof(fc.constant(null), fc.constantFrom("2026-11-30", "2024-02-29")),
    orderedAt: fc.oneof(fc.constant(null), instants),
    paidAt: fc.oneof(fc.constant(null), instants),
    buyerName: anyText(20),
    buyerEmail: fc.constantFrom("", "a@b.example"),
    paidMinor: amounts,
    goodsMinor: fc.oneof(fc.constant(null), amounts),
    shippingMinor: fc.oneof(fc.constant(null), amounts),
    currency: fc.constant("USD" as const),
    recipientName: anyText(30),
    country: fc.constantFrom(...countryCodes),
    province: anyText(20),
    city: anyText(20),
    address: anyText(60),
    postalCode: fc.stringMatching(/^0?\d{4,6}$/),
    phone: fc.stringMatching(/^\+?\d{5,15}$/),
    mobile: fc.stringMatching(/^\d{5,15}$/),
    remark: anyText(40),
    buyerService: words,
    lines: fc.array(lineArbitrary, { minLength: 1, maxLength: 5 }),
    shipped: fc.uniqueArray(fc.record({ service: words, number: fc.stringMatching(/^R[A-Z]\d{9}CN$/) }), {
      maxLength: 3,
      selector: (one) => one.number,
    }),
  })
  .map((order) => {
    const status = platformStatuses.find((one) => one !== "unknown" && exportWordsOf(one) === order.platformStatusText);
    return {
      ...order,
      platformStatus: status ?? "unknown",
      countryText: countryName(order.country, "en"),
      isMasked: false,
      shipped: order.shipped.toSorted((a, b) => (a.number < b.number ? -1 : 1)),
    };
  });

/** Up to six orders with different numbers. */
export const anyOrders = fc.uniqueArray(anyOrder, { minLength: 1, maxLength: 6, selector: (one) => one.orderNumber });
