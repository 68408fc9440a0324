import { describe, expect, it } from "vitest";
import { checkRecipient } from "#lib/identity/recipient";
import type { OrderFacts, RecipientFacts } from "./facts.ts";
import { recipientSuggestions } from "./recipient-suggestions.ts";

const good: RecipientFacts = {
  ...{ country: "DE", countryText: "Germany", name: "Max Weber", province: "Berlin", city: "Berlin" },
  ...{ address: "Invalidenstr. 44", postalCode: "10115", phone: "", mobile: "+4915123456789", taxId: "" },
};
const brazil: Partial<RecipientFacts> = {
  ...{ country: "BR", countryText: "Brazil", province: "SP", city: "Sao Paulo", address: "Rua Augusta 1500" },
  ...{ postalCode: "01304-001", mobile: "+5511987654321" },
};

/** What is proposed for the first finding that asks: value and whether one key takes it. */
function proposed(change: Partial<RecipientFacts>, remark = ""): (readonly [string, boolean, string])[] | "fine" {
  const recipient = { ...good, ...change };
  const finding = checkRecipient(recipient).findings.find(({ kind }) => kind === "ask");
  if (!finding) return "fine";
  const order = { recipient, remark } as Pick<OrderFacts, "recipient" | "remark"> as OrderFacts;
  return recipientSuggestions(order, finding).map(({ value, isSafe, because }) => [value, isSafe, because]);
}

describe("what is proposed for a recipient", () => {
  it.each<[string, Partial<RecipientFacts>, string, ReturnType<typeof proposed>]>([
    ["a zero that was lost", { postalCode: "1067" }, "", [["01067", true, "spelling"]]],
    ["a letter for a digit", { postalCode: "1O115" }, "", [["10115", true, "spelling"]]],
    [
      "a Japanese code cut elsewhere",
      { country: "JP", postalCode: "1000-001", province: "Tokyo", mobile: "+819012345678" },
      "",
      [["100-0001", true, "spelling"]],
    ],
    ["a code in the city", { postalCode: "", city: "10115 Berlin" }, "", [["10115", true, "in_address"]]],
    ["a code under its name in the remark", { postalCode: "" }, "PLZ: 10115 bitte", [["10115", true, "in_remark"]]],
    [
      "two codes: a person says which",
      { postalCode: "", city: "10115 Berlin" },
      "PLZ 10117",
      [
        ["10115", false, "in_address"],
        ["10117", false, "in_remark"],
      ],
    ],
    [
      "the ninth digit",
      { ...brazil, taxId: "529.982.247-25", mobile: "+55 11 8765-4321" },
      "",
      [["+5511987654321", true, "spelling"]],
    ],
    [
      "a phone with its country code in the remark",
      { mobile: "12" },
      "call +49 151 23456789",
      [["+4915123456789", true, "in_remark"]],
    ],
    [
      "a phone under its name in the remark",
      { mobile: "" },
      "Tel: 0151 23456789",
      [["+4915123456789", true, "in_remark"]],
    ],
    ["a tax number under its name", brazil, "CPF: 529.982.247-25", [["52998224725", true, "in_remark"]]],
    [
      "a tax number in the address",
      { ...brazil, address: "Rua Augusta 1500 CPF 52998224725" },
      "",
      [["52998224725", true, "in_address"]],
    ],
    [
      "two tax numbers: a person says which",
      brazil,
      "CPF 529.982.247-25 ou CPF 111.444.777-35",
      [
        ["52998224725", false, "in_remark"],
        ["11144477735", false, "in_remark"],
      ],
    ],
  ])("%s", (_, change, remark, wanted) => {
    expect(proposed(change, remark)).toEqual(wanted);
  });

  it.each<[string, Partial<RecipientFacts>, string]>([
    ["a code that does not exist", { postalCode: "43000" }, ""],
    ["a house number that looks like a code", { postalCode: "", address: "Hauptstr. 12345" }, ""],
    ["digits of an order in the remark", { postalCode: "" }, "order 8012345 item 10115"],
    ["a phone of nobody's country", { mobile: "12" }, "+8613800138000"],
    ["a bare number in the remark", { mobile: "12" }, "015123456789"],
    ["a phone that was hidden", { mobile: "+49 ***" }, ""],
    ["a country that nobody knows", { country: null, countryText: "Atlantis" }, ""],
    [
      "a name with one word",
      { country: "RU", province: "Moscow", name: "", postalCode: "101000", mobile: "+79161234567" },
      "",
    ],
    ["an address without a house", { address: "" }, "Invalidenstr. 44"],
    ["a phone that could be a tax number", { ...brazil, taxId: "" }, "+5511987654321"],
  ])("nothing for %s", (_, change, remark) => {
    expect(proposed(change, remark)).toEqual([]);
  });

  it("and nothing at all where nothing is wrong", () => {
    expect(proposed({})).toBe("fine");
    expect(proposed({ postalCode: "D-10 115", mobile: "0151 23456789" })).toBe("fine");
  });
});
