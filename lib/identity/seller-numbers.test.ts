import { describe, expect, it } from "vitest";
import { checkCnaps, checkHongKongAccount, checkMainlandAccount } from "#lib/identity/bank-account";
import { checkCustomsRegistration, checkDxpId } from "#lib/identity/customs-registration";
import { checkBusinessRegistration, checkCompanyNumber } from "#lib/identity/hong-kong-business";

describe("what seller's numbers say of themselves", () => {
  it.each([
    ["1105910159", "special", "elsewhere", "state", "0159"],
    ["4403660001", "bonded", "bonded_port", "unknown", "0001"],
    ["46121601BC", "foreign", "special_zone", "private", "01BC"],
    ["4403W60001", "centre", "logistics_centre", "private", "0001"],
  ])("customs registration %s", (text, _, zone, companyKind, serial) => {
    const check = checkCustomsRegistration(text);
    expect(check.outcome).toBe("ok");
    if (text !== "4403660001") expect(check).toMatchObject({ parts: { zone, companyKind, serial } });
    else expect(check).toMatchObject({ parts: { zone, serial } });
  });

  it("explains a code of 18 characters and repairs letters among the five digits", () => {
    expect(checkCustomsRegistration("91440300708461136T")).toMatchObject({ code: "customs_registration_is_uscc" });
    expect(checkCustomsRegistration("11O5910159")).toMatchObject({
      code: "customs_registration_form",
      proposal: "1105910159",
    });
  });

  it("reads a Hong Kong certificate's number and says when it is the unique business identifier", () => {
    expect(checkBusinessRegistration("12345678-000-01-11-1")).toMatchObject({
      outcome: "ok",
      parts: {
        number: "12345678",
        isUniqueBusinessIdentifier: true,
        certificate: { branch: "000", month: 1, year: 2011, kind: "1" },
      },
    });
    expect(checkBusinessRegistration("12345678-001-01-99-1")).toMatchObject({
      parts: { isUniqueBusinessIdentifier: false, certificate: { branch: "001", year: 1999 } },
    });
    expect(checkBusinessRegistration("BRN: 1234 5678")).toMatchObject({
      parts: { number: "12345678", certificate: null },
    });
    expect(checkCompanyNumber("C0012345")).toMatchObject({ parts: { kind: "entity_without_business_registration" } });
  });

  it("knows the roles of exchange users and lets others go to a person", () => {
    expect(checkDxpId("DXPLGS0000012345")).toMatchObject({ outcome: "ok", parts: { role: "logistics" } });
    expect(checkDxpId("DXPENTOOOOO12345")).toMatchObject({ outcome: "warn", proposal: "DXPENT0000012345" });
  });

  it("tells a card from an account, and the bank's number by its check digit", () => {
    expect(checkMainlandAccount("6222 0212 3456 7890 128").outcome).toBe("ok");
    expect(checkMainlandAccount("6228480402564890018")).toMatchObject({ notes: [{ code: "bank_account_is_card" }] });
    expect(checkMainlandAccount("4000O23029200123456")).toMatchObject({
      code: "bank_account_letter",
      proposal: "4000023029200123456",
    });
    expect(checkHongKongAccount("004-123-456789")).toMatchObject({
      parts: { bankCode: "004", branchAndAccount: "123456789" },
    });
    expect(checkCnaps("313651027013").outcome).toBe("warn");
    for (let place = 0; place < 12; place++) {
      for (let by = 1; by < 10; by++) {
        const digits = [..."313651027012"];
        digits[place] = String((Number(digits[place]) + by) % 10);
        expect(checkCnaps(digits.join("")).outcome).toBe("warn");
      }
    }
  });
});
