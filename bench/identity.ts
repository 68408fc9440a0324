import { parsePhoneNumberFromString } from "libphonenumber-js";
import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";
import { checkPhone } from "#lib/identity/phone";
import { isPostalCode } from "#lib/identity/postal-code";
import { checkRecipient, type Recipient } from "#lib/identity/recipient";
import type { CountryCode } from "#lib/kit/country";
import { phoneCases, postalCases } from "./identity-cases.ts";
import { scoreIdentifiers, scoreNames } from "./identity-scores.ts";

type Judge<T> = (judged: T) => boolean;

/** Accuracy of the identity checks on the development set beside the kept libraries, and their speed. */
export function benchIdentity(): { name: string; value: number; unit: string; limit: number }[] {
  const postal = postalCases.flatMap(([country, valid, invalid]) => [
    ...codes(country, valid, true),
    ...(invalid === "" ? [] : codes(country, invalid, false)),
  ]);
  const score = <T extends { readonly right: boolean }>(cases: readonly T[], judge: Judge<T>) =>
    cases.filter((one) => judge(one) === one.right).length;
  const ours = score(postal, ({ country, code }) => isPostalCode(country, code));
  const theirs = score(
    postal,
    ({ country, code }) => !postcodeValidatorExistsForCountry(country) || postcodeValidator(code, country),
  );
  const phones = phoneCases.map(([country, text, e164]) => ({ country, text, e164, right: e164 !== null }));
  const right = phones.filter(
    ({ country, text, e164 }) => checkPhone({ country, phone: "", mobile: text }).e164 === e164,
  ).length;
  const library = phones.filter(({ country, text, e164 }) => byLibrary(country, text) === e164).length;
  const wrong = (name: string, count: number, all: number, limit: number) => ({
    name: `identity: ${name} judged wrongly (${all} cases)`,
    value: (100 * (all - count)) / all,
    unit: "%",
    limit,
  });
  const identifiers = scoreIdentifiers();
  const names = scoreNames();
  return [
    wrong("identifiers", identifiers.ours, identifiers.all, 2),
    wrong("identifiers that stdnum knows", identifiers.oursOfTheirs, identifiers.ofTheirs, 2),
    wrong("identifiers that stdnum knows, by stdnum,", identifiers.theirs, identifiers.ofTheirs, 100),
    wrong("names", names.ours, names.all, 2),
    wrong("names as equal or not", names.oursEqual, names.all, 2),
    wrong("names as equal or not, by NFKC and lower case,", names.plain, names.all, 100),
    { name: `identity: equal names blocked (${names.all} cases)`, value: names.blocked, unit: "names", limit: 0 },
    wrong("postal codes", ours, postal.length, 2),
    wrong("postal codes, by postcode-validator,", theirs, postal.length, 100),
    wrong("phones", right, phones.length, 2),
    wrong("phones, by libphonenumber-js,", library, phones.length, 100),
    { name: "identity: checkRecipient, 10,000 recipients", value: speed(), unit: "ms", limit: 2000 },
  ];
}

function codes(country: CountryCode, list: string, right: boolean) {
  return list.split(";").map((code) => ({ country, code, right }));
}

function byLibrary(country: CountryCode, text: string): string | null {
  const number = parsePhoneNumberFromString(text, country as Parameters<typeof parsePhoneNumberFromString>[1]);
  return number?.isValid() ? number.number : null;
}

function speed(): number {
  const recipients: Recipient[] = Array.from({ length: 10_000 }, (_, index) => {
    const [country, code] = postalCases[index % postalCases.length] ?? ["US", "10001"];
    return {
      country,
      countryText: "",
      name: `Ivan Petrov ${index % 7 === 0 ? "" : "Junior"}`,
      province: "California",
      city: "Springfield",
      address: `${index} Main Street`,
      postalCode: code.split(";")[0] ?? "",
      phone: "",
      mobile: `+7 916 ${1_000_000 + index}`,
      taxId: index % 3 === 0 ? "123.456.789-09" : "",
    };
  });
  const start = performance.now();
  for (const recipient of recipients) checkRecipient(recipient);
  return Math.round(performance.now() - start);
}
