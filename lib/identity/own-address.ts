import { plainCode, visibleText } from "#lib/identity/plain-text";
import { checkPostalCode } from "#lib/identity/postal-code";

/** One half of an address of one's own in China, as it is printed or read. */
export type OwnAddressLines = {
  readonly contactName: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
};

export type OwnAddressInput = {
  readonly zh: OwnAddressLines;
  readonly en: OwnAddressLines;
  readonly postalCode: string;
  readonly mobile: string;
  readonly telephone: string;
  readonly email: string;
};

/** A field by its path ("zh.contactName") and what is wrong with it; codes under `ownAddress` in the messages. */
export type OwnAddressProblem = {
  readonly field: string;
  readonly code: string;
  readonly values?: Record<string, number>;
};

export type OwnAddressAnswer = { readonly clean: OwnAddressInput; readonly problems: readonly OwnAddressProblem[] };

const lineFields = ["contactName", "province", "city", "district", "street"] as const;
const limits = { contactName: 32, province: 64, city: 64, district: 64, street: 200 } as const;
const hanzi = /\p{Script=Han}/u;
/** What carriers' English fields print: letters, digits and the usual signs. */
const printable = /^[\x20-\x7e]*$/;

/**
 * Judges a sender, pick-up or return address. The pick-up contact must hold Chinese characters and the mobile be 1, 3 to
 * 9 and nine digits (Cainiao hand-over rules); the English half is printed abroad, so ASCII only.
 * Codes: own_required, own_hanzi_missing, own_not_ascii, own_too_long, own_mobile_wrong, own_postal_code_wrong,
 * own_telephone_wrong, own_email_wrong.
 */
export function checkOwnAddress(input: OwnAddressInput): OwnAddressAnswer {
  const clean: OwnAddressInput = {
    zh: eachLine(input.zh),
    en: eachLine(input.en),
    postalCode: plainCode(input.postalCode),
    mobile: plainCode(input.mobile)
      .replace(/^\+?86(?=1\d{10}$)/, "")
      .replace(/[\s-]/g, "")
      .replace(/^\+?86(?=1\d{10}$)/, ""),
    telephone: plainCode(input.telephone),
    email: visibleText(input.email),
  };
  const problems = [...aboutLines("zh", clean.zh), ...aboutLines("en", clean.en), ...aboutContact(clean)];
  return { clean, problems };
}

function eachLine(lines: OwnAddressLines): OwnAddressLines {
  const { contactName, province, city, district, street } = lines;
  return {
    contactName: visibleText(contactName),
    province: visibleText(province),
    city: visibleText(city),
    district: visibleText(district),
    street: visibleText(street),
  };
}

function aboutLines(half: "zh" | "en", lines: OwnAddressLines): OwnAddressProblem[] {
  const problems: OwnAddressProblem[] = [];
  for (const name of lineFields) {
    const field = `${half}.${name}`;
    const text = lines[name];
    const isOptional = half === "en" && name === "district";
    if (text === "") {
      if (!isOptional) problems.push({ field, code: "own_required" });
    } else if (text.length > limits[name]) {
      problems.push({ field, code: "own_too_long", values: { limit: limits[name] } });
    } else if (half === "en" && !printable.test(text)) {
      problems.push({ field, code: "own_not_ascii" });
    } else if (half === "zh" && !hanzi.test(text)) {
      problems.push({ field, code: "own_hanzi_missing" });
    }
  }
  return problems;
}

function aboutContact(clean: OwnAddressInput): OwnAddressProblem[] {
  const problems: OwnAddressProblem[] = [];
  if (!/^1[3-9]\d{9}$/.test(clean.mobile)) problems.push({ field: "mobile", code: "own_mobile_wrong" });
  const postal = checkPostalCode({ country: "CN", postalCode: clean.postalCode });
  if (postal.findings.length > 0) problems.push({ field: "postalCode", code: "own_postal_code_wrong" });
  if (clean.telephone !== "" && !/^(\+86-?)?(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?$/.test(clean.telephone)) {
    problems.push({ field: "telephone", code: "own_telephone_wrong" });
  }
  if (clean.email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(clean.email)) {
    problems.push({ field: "email", code: "own_email_wrong" });
  }
  return problems;
}
