import type { CountryCode } from "#lib/kit/country";

/** A published change of a numbering plan that maps every old number to its new one; digits are national, no trunk. */
type Renumbering = { readonly old: RegExp; readonly renew: (national: string) => string };

/** Second digit of the old eight: 7-9 Orange, 4-6 MTN, 0-3 Moov. Source: ARTCI, 31 January 2021. */
function ivorianMobile(national: string): string {
  const second = Number(national[1]);
  return `${second >= 7 ? "07" : second >= 4 ? "05" : "01"}${national}`;
}

/** Source: Ministry of Information and Communications of Viet Nam, eleven-digit mobiles, September 2018. */
const vietnamese: Readonly<Record<string, string>> = {
  "120": "70",
  "121": "79",
  "122": "77",
  "126": "76",
  "128": "78",
  "123": "83",
  "124": "84",
  "125": "85",
  "127": "81",
  "129": "82",
  "162": "32",
  "163": "33",
  "164": "34",
  "165": "35",
  "166": "36",
  "167": "37",
  "168": "38",
  "169": "39",
  "186": "56",
  "188": "58",
  "199": "59",
};

const renumberings: Partial<Record<CountryCode, Renumbering>> = {
  CI: { old: /^[04-9]\d{7}$/, renew: ivorianMobile },
  // ARCEP Bénin, 30 November 2024: 01 in front of all eight digits.
  BJ: { old: /^[24-9]\d{7}$/, renew: (national) => `01${national}` },
  VN: {
    old: /^(12[0-9]|16[2-9]|18[68]|199)\d{7}$/,
    renew: (national) => `${vietnamese[national.slice(0, 3)] ?? ""}${national.slice(3)}`,
  },
  // IFT, 3 August 2019: no 1 after +52, no 01, 044 or 045 in front.
  MX: { old: /^(1|01|044|045)[2-9]\d{9}$/, renew: (national) => national.slice(-10) },
};

/** The number of today for one written under the former plan of the country; null when the plan did not change. */
export function renumbered(country: CountryCode, national: string): string | null {
  const change = renumberings[country];
  return change?.old.test(national) ? change.renew(national) : null;
}
