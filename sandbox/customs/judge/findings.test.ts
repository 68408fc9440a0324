import { expect, it } from "vitest";
import type { Values } from "../messages/form.ts";
import { aParcel, listHead, listLine, orderHead, orderLine, type Written, waybillHead } from "../testing/messages.ts";
import { isCompanyCode } from "./company.ts";
import { multiplies } from "./decimal.ts";
import { findingsOf } from "./findings.ts";

const values = (written: Written): Values =>
  Object.fromEntries(Object.entries(written).filter((entry): entry is [string, string] => entry[1] !== null));

const codesOf = (found: readonly string[]) => found.map((one) => Number(/Code:(\d+)/.exec(one)?.[1]));

const list = (head: Written = {}, ...lines: Written[]) =>
  codesOf(
    findingsOf("list", {
      head: values({ ...listHead(aParcel()), ...head }),
      lines: (lines.length === 0 ? [{}] : lines).map((line, n) => values({ ...listLine(n + 1), ...line })),
    }),
  );
const order = (head: Written = {}, ...lines: Written[]) =>
  codesOf(
    findingsOf("order", {
      head: values({ ...orderHead(aParcel()), ...head }),
      lines: (lines.length === 0 ? [{}] : lines).map((line, n) => values({ ...orderLine(n + 1), ...line })),
    }),
  );

it("finds nothing wrong with good documents", () => {
  expect(list()).toEqual([]);
  expect(order()).toEqual([]);
  expect(findingsOf("waybill", { head: values(waybillHead(aParcel())), lines: [] })).toEqual([]);
});

const listCases: readonly (readonly [what: string, head: Written, line: Written, codes: readonly number[]])[] = [
  ["net above gross", { netWeight: "0.43" }, {}, [13025]],
  ["net equal to gross", { netWeight: "0.42" }, {}, []],
  ["no gross weight", { grossWeight: "0", netWeight: "0" }, {}, [13024, 13024]],
  ["a total that is no product", {}, { totalPrice: "17.99" }, [13021]],
  [
    "a product that rounds at the fifth decimal",
    {},
    { price: "3.33333", qty: "3", qty1: "3", totalPrice: "9.99999" },
    [],
  ],
  ["a third that was rounded to cents", {}, { price: "3.33333", qty: "3", qty1: "3", totalPrice: "10" }, [13021]],
  ["a price of nothing", {}, { price: "0", totalPrice: "0" }, [13023]],
  ["a negative price", {}, { price: "-8.99", totalPrice: "-17.98" }, [13023]],
  ["no quantity", {}, { qty: "0", qty1: "0", totalPrice: "0" }, [13023, 13023, 13023]],
  ["the same unit with another quantity", {}, { qty1: "3" }, [13026]],
  ["another legal unit with another quantity", {}, { unit1: "025", qty1: "3" }, []],
  ["a second unit without a quantity", {}, { qty2: null }, [13027]],
  ["a second unit with nothing", {}, { qty2: "0" }, [13027]],
  ["a second quantity without a unit", {}, { unit2: null }, [13027]],
  ["neither second unit nor quantity", {}, { unit2: null, qty2: null }, []],
  ["kilograms that are not the net weight", {}, { unit1: "035", qty1: "0.31", unit2: null, qty2: null }, [13028]],
  ["kilograms that are the net weight", {}, { unit1: "035", qty1: "0.3", unit2: null, qty2: null }, []],
  ["an unknown unit", {}, { unit: "999" }, [13012]],
  ["an unknown second unit", {}, { unit2: "aaa" }, [13012]],
  ["currency in letters", {}, { currency: "USD" }, [13011]],
  ["a country in letters", { country: "FRA" }, {}, [13013]],
  ["an unknown final country", {}, { country: "000" }, [13013]],
  ["a port code of four", { POD: "FRPA" }, {}, []],
  ["a heading that does not exist", {}, { gcode: "6199000000" }, [13017]],
  ["a subheading that does not exist", {}, { gcode: "6109200000" }, [13017]],
  ["a heading padded with zeros in way B", {}, { gcode: "6109000000" }, [13017]],
  ["a heading padded with zeros in way A", { statisticsFlag: "A" }, { gcode: "6109000000" }, []],
  ["more than 5,000 yuan in way A", { statisticsFlag: "A" }, { price: "400", totalPrice: "800" }, [13029]],
  ["more than 5,000 yuan in way B", {}, { price: "400", totalPrice: "800" }, []],
  ["a wrong exit office", { portCode: "51A1" }, {}, [13018]],
  ["an office that nobody knows", { portCode: "9999" }, {}, []],
  ["import", { ieFlag: "I" }, {}, [13019]],
  ["a day that is none", { ieDate: "20260230" }, {}, [13061]],
  ["no way of summary", { statisticsFlag: "C" }, {}, [13062]],
  ["general trade", { tradeMode: "0110" }, {}, [13016]],
  ["a bonded warehouse as transport", { trafMode: "8" }, {}, [13014]],
  ["packing that is not in the old table", { wrapType: "9" }, {}, [13015]],
  ["a flag of freight that is none", { fFlag: "4" }, {}, [13063]],
  ["no parcels", { packNo: "0" }, {}, [13067]],
  ["a company with a wrong check character", { ebcCode: "91110000600037342L" }, {}, [13001]],
  ["a maker without registration", { ownerCode: "NO" }, {}, []],
  ["a platform abroad", { ebpCode: "无" }, {}, []],
  ["several things at once", { netWeight: "9", ieFlag: "I" }, { currency: "USD" }, [13019, 13025, 13011]],
];

it.each(listCases)("judges a list with %s", (_, head, line, codes) => {
  expect(list(head, line)).toEqual(codes);
});

it("judges the lines of a list together", () => {
  expect(list({}, {}, { gnum: "3" })).toEqual([13066]);
  const kilograms = { unit1: "035", unit2: null, qty2: null };
  expect(list({}, { ...kilograms, qty1: "0.1" }, { ...kilograms, qty1: "0.2" })).toEqual([]);
  expect(list({}, { ...kilograms, qty1: "0.1" }, { ...kilograms, qty1: "0.1" })).toEqual([13028]);
  expect(list({}, {}, { ...kilograms, qty1: "0.31" })).toEqual([13028]);
});

const orderCases: readonly (readonly [what: string, head: Written, line: Written, codes: readonly number[]])[] = [
  ["a value that is not the sum", { goodsValue: "18.98" }, {}, [13022]],
  ["a value that is the sum in other digits", { goodsValue: "17.98000" }, {}, []],
  ["a total that is no product", { goodsValue: "18" }, { totalPrice: "18" }, [13021]],
  ["a line in another currency", {}, { currency: "142" }, [13011]],
  ["an import order", { orderType: "I" }, {}, [13020]],
  ["negative freight", { freight: "-1" }, {}, [13023]],
  ["an unknown currency", { currency: "840" }, { currency: "840" }, [13011, 13011]],
];

it.each(orderCases)("judges an order with %s", (_, head, line, codes) => {
  expect(order(head, line)).toEqual(codes);
});

it("multiplies exactly, whatever the size", () => {
  expect(multiplies("12345678901.12345", "1", "12345678901.12345")).toBe(true);
  expect(multiplies("0.1", "3", "0.3")).toBe(true);
  expect(multiplies("0.00001", "0.5", "0.00001")).toBe(true);
  expect(multiplies("99999.99999", "99999", "9999899999.00001")).toBe(true);
  expect(multiplies("99999.99999", "99999", "9999899999.00002")).toBe(false);
});

it.each([
  ["91110000600037341L", true],
  ["91110000600037342L", false],
  ["9111000060003734IL", false],
  ["1105910159", true],
  ["46121601BC", true],
  ["4101960AGP", true],
  ["4101960agp", false],
  ["ABCDEF0001", false],
  ["", false],
])("reads the company code %s", (code, isGood) => {
  expect(isCompanyCode(code)).toBe(isGood);
});
