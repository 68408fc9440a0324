import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buyerKey } from "#lib/identity/tax-id/buyer-key";
import { checkTaxId } from "#lib/identity/tax-id/check-tax-id";
import { findTaxIds } from "#lib/identity/tax-id/find-tax-ids";
import { parseTaxIdPaste } from "#lib/identity/tax-id/parse-tax-id-paste";
import { isTaxIdStale, taxIdRequirement } from "#lib/identity/tax-id/requirement";
import { type TaxIdKind, taxIdKinds } from "#lib/identity/tax-id/rules";
import { type CountryCode, countryCodes } from "#lib/kit/country";
import { dayMs } from "#lib/kit/time";
import en from "#messages/en/identity.json";
import zh from "#messages/zh-CN/identity.json";

const valid: readonly [CountryCode, string, TaxIdKind, string][] = [
  ["BR", "123.456.789-09", "cpf", "12345678909"],
  ["BR", "１２３４５６７８９０９", "cpf", "12345678909"],
  ["BR", "1234567890 9", "cpf", "12345678909"],
  ["BR", "11.222.333/0001-81", "cnpj", "11222333000181"],
  ["BR", "12.ABC.345/01DE-35", "cnpj", "12ABC34501DE35"],
  ["KR", "p123123123123", "pccc", "P123123123123"],
  ["CL", "12.345.678-5", "rut", "123456785"],
  ["MX", "GODE561231GR8", "rfc", "GODE561231GR8"],
  ["MX", "BOXW310820HNERXN09", "curp", "BOXW310820HNERXN09"],
  ["TR", "10000000146", "tckn", "10000000146"],
  ["IL", "39337423", "teudat_zehut", "039337423"],
  ["AR", "20-05536168-2", "cuit", "20055361682"],
  ["AR", "20.123.456", "dni_ar", "20123456"],
  ["PE", "12345678", "dni_pe", "12345678"],
  ["PE", "20512333797", "ruc_pe", "20512333797"],
  ["EC", "171430710-3", "cedula_ec", "1714307103"],
  ["RU", "500100732259", "inn", "500100732259"],
  ["UA", "1759013776", "rntrc", "1759013776"],
  ["ID", "3171015208900001", "nik", "3171015208900001"],
  ["ZA", "7503305044089", "id_za", "7503305044089"],
  ["TW", "A123456789", "id_tw", "A123456789"],
  ["SA", "1010101010", "id_sa", "1010101010"],
  ["CO", "1.020.304.050", "cedula_co", "1020304050"],
];

const wrong: readonly [CountryCode, string, string][] = [
  ["BR", "123.456.789-00", "tax_id_wrong"],
  ["BR", "111.111.111-11", "tax_id_wrong"],
  ["BR", "***.456.789-**", "tax_id_masked"],
  ["BR", "12.ABC.345/01DE-36", "tax_id_wrong"],
  ["KR", "P12312312312", "tax_id_wrong"],
  ["KR", "P000000000000", "tax_id_wrong"],
  ["CL", "12.345.678-9", "tax_id_wrong"],
  ["MX", "XAXX010101000", "tax_id_wrong"],
  ["TR", "10000000147", "tax_id_wrong"],
  ["TR", "", "tax_id_wrong"],
  ["DE", "123456789", "tax_id_country_unknown"],
];

describe("checkTaxId", () => {
  it.each(valid)("%s %j is a %s", (country, text, kind, value) => {
    expect(checkTaxId(country, text)).toEqual({ ok: true, value: { kind, value } });
  });

  it.each(wrong)("%s %j is refused as %s", (country, text, code) => {
    expect(checkTaxId(country, text)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("a changed check digit of a CPF is always noticed", () => {
    for (const place of [9, 10]) {
      for (let by = 1; by < 10; by++) {
        const digits = [..."12345678909"];
        digits[place] = String((Number(digits[place]) + by) % 10);
        expect(checkTaxId("BR", digits.join("")).ok).toBe(false);
      }
    }
  });

  it("every kind has its name in both languages", () => {
    for (const kind of taxIdKinds)
      expect([kind in zh.taxIdKinds, kind in en.taxIdKinds, kind in zh.taxIdNames]).toEqual([true, true, true]);
  });
});

describe("findTaxIds", () => {
  const find = (country: CountryCode, text: string, not: string[] = []) =>
    findTaxIds(country, [{ where: "remark", text }], not).map(({ kind, value, isLabelled }) => ({
      kind,
      value,
      isLabelled,
    }));

  it("finds a labelled number and a bare one with a right check digit", () => {
    expect(find("BR", "Please! CPF: 123.456.789-09 thanks")).toEqual([
      { kind: "cpf", value: "12345678909", isLabelled: true },
    ]);
    expect(find("BR", "Rua das Flores 12, 12345678909")).toEqual([
      { kind: "cpf", value: "12345678909", isLabelled: false },
    ]);
    expect(find("KR", "통관부호 P1231 2312 3123")).toEqual([
      { kind: "pccc", value: "P123123123123", isLabelled: true },
    ]);
  });

  it("proposes no phone, no wrong check digit and no number without a check digit when bare", () => {
    expect(find("BR", "12345678909", ["+55 12345678909"])).toEqual([]);
    expect(find("BR", "123.456.789-00")).toEqual([]);
    expect(find("AR", "Calle 20123456")).toEqual([]);
    expect(find("AR", "DNI 20.123.456")).toEqual([{ kind: "dni_ar", value: "20123456", isLabelled: true }]);
    expect(find("BR", "order 8112345678909123")).toEqual([]);
  });

  it("proposes each number once, labelled ones first", () => {
    const found = find("BR", "11.222.333/0001-81 and 12345678909 CPF 12345678909");
    expect(found.map(({ value, isLabelled }) => [value, isLabelled])).toEqual([
      ["12345678909", true],
      ["11222333000181", false],
    ]);
  });
});

describe("parseTaxIdPaste", () => {
  const countryOf = (key: string): CountryCode | null => (key.startsWith("81") ? "BR" : key === "Kim" ? "KR" : null);

  it("puts every row with content into exactly one list", () => {
    const paste = parseTaxIdPaste(
      "订单号\t税号\n8123456789012345\t123.456.789-09\nKim, P123123123123\n\n8123456789012346 1\nfoo\n9999999999 1\n8123456789012345;12345678909",
      countryOf,
    );
    expect(paste.accepted.map(({ row, key, value }) => [row, key, value])).toEqual([
      [2, "8123456789012345", "12345678909"],
      [3, "Kim", "P123123123123"],
    ]);
    expect(paste.refused.map(({ row, code }) => [row, code])).toEqual([
      [5, "tax_id_wrong"],
      [6, "row_incomplete"],
      [7, "tax_id_key_unknown"],
      [8, "tax_id_key_twice"],
    ]);
  });

  it("counts rows like the text does, whatever is pasted", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 })), (lines) => {
        const text = lines.map((line) => line.replace(/[\r\n]/g, " ")).join("\n");
        const { accepted, refused } = parseTaxIdPaste(text, countryOf);
        const rows = [...accepted, ...refused].map(({ row }) => row);
        return new Set(rows).size === rows.length && rows.every((row) => row >= 1 && row <= lines.length);
      }),
    );
  });

  it("explains every refusal in both languages", () => {
    for (const code of [
      "row_incomplete",
      "tax_id_key_unknown",
      "tax_id_wrong",
      "tax_id_masked",
      "tax_id_country_unknown",
      "tax_id_key_twice",
    ]) {
      expect([code in zh.taxIdPaste, code in en.taxIdPaste]).toEqual([true, true]);
    }
  });
});

describe("what destinations want", () => {
  it("has a text to the buyer for each, and a number that can be checked", () => {
    for (const country of countryCodes) {
      const requirement = taxIdRequirement(country);
      if (requirement) expect(requirement.language in zh.taxIdRequest).toBe(true);
    }
    expect(taxIdRequirement("BR")).toMatchObject({ need: "required", kind: "cpf", language: "pt" });
    expect(taxIdRequirement("DE")).toBeNull();
  });

  it("asks Koreans again after a year", () => {
    expect(isTaxIdStale("pccc", 0, 366 * dayMs)).toBe(true);
    expect(isTaxIdStale("pccc", 0, 364 * dayMs)).toBe(false);
    expect(isTaxIdStale("cpf", 0, 3660 * dayMs)).toBe(false);
  });

  it("keeps a number under the same key however the name is written", () => {
    expect(buyerKey("João  Silva", "BR", "01310-100")).toBe(buyerKey("JOAO SILVA", "BR", "01310100"));
  });
});
