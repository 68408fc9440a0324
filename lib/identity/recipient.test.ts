import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Finding, findingValues } from "#lib/identity/finding";
import { applyOverrides, isOverridable } from "#lib/identity/overrides";
import { checkRecipient, type Recipient } from "#lib/identity/recipient";
import { countryCodes } from "#lib/kit/country";
import en from "#messages/en/identity.json";
import zh from "#messages/zh-CN/identity.json";

const buyer: Recipient = {
  country: "US",
  countryText: "United States",
  name: "John Smith",
  province: "California",
  city: "Los Angeles",
  address: "123 Main St Apt 4",
  postalCode: "90001",
  phone: "",
  mobile: "+1 213 555 0123",
  taxId: "",
};
const codes = (change: Partial<Recipient>) =>
  checkRecipient({ ...buyer, ...change }).findings.map(({ field, kind, code }) => `${field} ${kind} ${code}`);

const cases: readonly [Partial<Recipient>, string[]][] = [
  [{}, []],
  [{ name: "Jo***th" }, ["name ask masked_recipient"]],
  [{ address: "***", city: "***" }, ["city ask masked_recipient", "address ask masked_recipient"]],
  [{ mobile: "***" }, ["mobile ask phone_masked"]],
  [{ country: null, countryText: "Atlantis" }, ["country ask country_unknown"]],
  [{ country: null, countryText: "***" }, ["country ask masked_recipient"]],
  [{ name: "" }, ["name ask name_missing"]],
  [{ name: "John" }, ["name warn name_single_word"]],
  [{ name: "John Smith 😀" }, ["name warn characters_removed"]],
  [{ name: "John\u202e Smith" }, ["name warn characters_removed"]],
  [{ name: "Джон Смит" }, ["name warn script_not_latin"]],
  [{ province: "" }, ["province ask province_missing"]],
  [{ province: "Other" }, ["province ask province_missing"]],
  [{ province: "Kalifornia" }, ["province ask province_unknown"]],
  [{ province: "ca" }, []],
  [{ province: "New York" }, ["province warn province_postal_mismatch"]],
  [{ city: "" }, ["city ask city_missing"]],
  [{ city: "APO", province: "AE", postalCode: "09096", mobile: "2135550123" }, ["city warn military_address"]],
  [{ address: "" }, ["address ask address_missing"]],
  [{ address: "Main Street" }, ["address warn house_number_missing"]],
  [{ address: "P.O. Box 123" }, ["address warn po_box"]],
  [{ address: `1 ${"x".repeat(300)}` }, ["address ask field_too_long"]],
  [{ postalCode: "" }, ["postalCode ask postal_code_missing"]],
  [
    { country: "BR", province: "SP", city: "São Paulo", postalCode: "01310-100", mobile: "11987654321" },
    ["taxId ask tax_id_missing"],
  ],
  [
    {
      country: "BR",
      province: "SP",
      city: "São Paulo",
      postalCode: "01310-100",
      mobile: "11987654321",
      taxId: "123.456.789-09",
    },
    [],
  ],
  [
    {
      country: "BR",
      province: "SP",
      city: "São Paulo",
      postalCode: "01310-100",
      mobile: "11987654321",
      taxId: "123.456.789-00",
    },
    ["taxId ask tax_id_wrong"],
  ],
  [{ country: "CL", province: "", postalCode: "8320000", mobile: "987654321" }, ["taxId warn tax_id_missing"]],
  [
    {
      country: "RU",
      name: "Иван Петров",
      province: "Москва",
      city: "Москва",
      address: "ул. Тверская 1",
      postalCode: "101000",
      mobile: "9161234567",
    },
    ["taxId warn tax_id_missing"],
  ],
  [
    { country: "RU", name: "Иван", province: "", postalCode: "101000", mobile: "9161234567", taxId: "500100732259" },
    ["name ask name_surname_missing"],
  ],
  [{ country: "SG", province: "", city: "", postalCode: "238823", mobile: "91234567" }, []],
];

type Texts = { readonly findings: Record<string, string>; readonly fixes: Record<string, string> };

/** A text for what and one for what to do, and a value for each of their placeholders. */
function isExplained(finding: Finding, texts: Texts, language: "zh" | "en"): boolean {
  const values = findingValues(finding, language);
  const both = [texts.findings[finding.code], texts.fixes[finding.code]];
  return both.every(
    (text) =>
      text !== undefined && [...text.matchAll(/\{(\w+)/g)].every(([, name]) => name !== undefined && name in values),
  );
}

describe("checkRecipient", () => {
  it.each(cases)("%j finds %j", (change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it("gives label and declaration what they print", () => {
    const { clean } = checkRecipient({ ...buyer, name: " John\u200b  Smith ", province: "ca" });
    expect(clean).toMatchObject({ name: "John Smith", provinceCode: "CA", postalCode: "90001", phone: "+12135550123" });
  });

  it("keeps what is asked about as it was written, for a person who lets it pass", () => {
    const brazil = {
      ...buyer,
      country: "BR",
      province: "SP",
      postalCode: "0131",
      mobile: "11 8765-4321",
      taxId: "123.456.789-00",
    } as const;
    const { clean, isBlocked } = checkRecipient(brazil);
    expect([isBlocked, clean?.postalCode, clean?.phone, clean?.taxId]).toEqual([
      true,
      "0131",
      "11 8765-4321",
      { kind: "cpf", value: "12345678900" },
    ]);
  });

  it("never throws, names only codes that both languages explain, and blocks exactly when it asks", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.constantFrom("", "***", "00000", "John Smith"),
    );
    const recipient = fc.record({
      country: fc.constantFrom(null, ...countryCodes),
      countryText: cell,
      name: cell,
      province: cell,
      city: cell,
      address: cell,
      postalCode: cell,
      phone: cell,
      mobile: cell,
      taxId: cell,
    });
    fc.assert(
      fc.property(recipient, (any) => {
        const { findings, isBlocked } = checkRecipient(any);
        const explained = findings.every((finding) => isExplained(finding, zh, "zh") && isExplained(finding, en, "en"));
        return explained && isBlocked === findings.some(({ kind }) => kind === "ask");
      }),
      { numRuns: 1000 },
    );
  });
});

describe("applyOverrides", () => {
  const { findings } = checkRecipient({ ...buyer, postalCode: "9001", mobile: "***" });
  const override = {
    field: "postalCode",
    code: "postal_code_format",
    value: "9001",
    reason: "buyer confirmed by chat",
  };

  it("lets exactly the judged value pass", () => {
    const answer = applyOverrides(findings, [override]);
    expect(answer.standing.map(({ code }) => code)).toEqual(["phone_masked"]);
    expect(answer.overridden).toHaveLength(1);
  });

  it("is void once the value, the field or the code is another", () => {
    for (const other of [{ value: "12345" }, { field: "mobile" }, { code: "postal_code_old" }]) {
      const answer = applyOverrides(findings, [{ ...override, ...other }]);
      expect(answer.overridden).toEqual([]);
      expect(answer.void).toHaveLength(1);
      expect(answer.standing).toEqual(findings);
    }
  });

  it("never lets a masked or missing recipient go", () => {
    const masked = findings.find(({ code }) => code === "phone_masked");
    const answer = applyOverrides(findings, [
      override,
      { field: "mobile", code: "phone_masked", value: "***", reason: "go" },
    ]);
    expect(masked && isOverridable(masked)).toBe(false);
    expect(answer.isBlocked).toBe(true);
  });

  it("every finding is in exactly one list", () => {
    const overrides = fc.array(
      fc.constantFrom(
        override,
        { ...override, value: "x" },
        { ...override, code: "phone_masked", field: "mobile", value: "***" },
      ),
    );
    fc.assert(
      fc.property(overrides, (some) => {
        const { standing, overridden } = applyOverrides(findings, some);
        return standing.length + overridden.length === findings.length;
      }),
    );
  });
});
