import { stdnum } from "stdnum";
import {
  isCnpj,
  isCuit,
  isKazakhNumber,
  isLuhn,
  isNik,
  isNpwp,
  isPeruDni,
  isPinfl,
  isPublicEcuadorRuc,
  isRntrc,
  isRut,
  isTaiwanId,
  isUruguayCedula,
} from "#lib/identity/tax-id/check-digits";
import type { CountryCode } from "#lib/kit/country";

export const taxIdKinds = [
  "cpf",
  "cnpj",
  "pccc",
  "rut",
  "rfc",
  "curp",
  "tckn",
  "vkn",
  "teudat_zehut",
  "cuit",
  "dni_ar",
  "cedula_co",
  "nit_co",
  "dni_pe",
  "ruc_pe",
  "ce_pe",
  "cedula_ec",
  "ruc_ec",
  "inn",
  "iin",
  "pinfl",
  "rntrc",
  "nik",
  "npwp",
  "id_za",
  "id_tw",
  "pan_in",
  "id_sa",
  "nie_uy",
] as const;
export type TaxIdKind = (typeof taxIdKinds)[number];

/**
 * One kind of number. `pattern` finds it in running text (separators allowed), `isValid` judges the compact text.
 * `isChecked`: the number carries a check digit, so that a bare one in a remark can be proposed; others need their `label`.
 */
export type TaxIdRule = {
  readonly kind: TaxIdKind;
  readonly pattern: RegExp;
  readonly label: RegExp;
  readonly isChecked: boolean;
  readonly isValid: (compact: string) => boolean;
};

/** The kept library's judgement; a name that it does not know is a mistake of ours. */
function by(country: string, name: string): (compact: string) => boolean {
  const validator = stdnum[country]?.[name];
  if (!validator) throw new Error(`stdnum knows no ${country}.${name}`);
  return (compact) => validator.validate(compact).isValid;
}

const rule = (
  kind: TaxIdKind,
  pattern: RegExp,
  label: RegExp,
  isValid: (compact: string) => boolean,
  isChecked = true,
): TaxIdRule => ({ kind, pattern, label, isValid, isChecked });

/** Numbers with all digits equal pass some check sums; nobody bears one. */
const various = (isValid: (compact: string) => boolean) => (compact: string) =>
  !/^(.)\1+$/.test(compact) && isValid(compact);

/** By country, the likeliest kind first. Where the library is right it judges (stdnum 1.12, after python-stdnum). */
export const taxIdRules: Partial<Record<CountryCode, readonly TaxIdRule[]>> = {
  BR: [
    rule("cpf", /\d{3}\.?\d{3}\.?\d{3}[-. ]?\d{2}/g, /\bcpf\b/i, various(by("BR", "cpf"))),
    rule("cnpj", /[A-Z\d]{2}\.?[A-Z\d]{3}\.?[A-Z\d]{3}\/?[A-Z\d]{4}-?\d{2}/g, /\bcnpj\b/i, isCnpj),
  ],
  // Korea Customs Service: P and twelve digits, no public check digit; renewed yearly since 2026.
  KR: [
    rule(
      "pccc",
      /P[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}/g,
      /pccc|통관(고유)?부호|개인통관|customs clearance code/i,
      (text) => /^P\d{12}$/.test(text) && !/^P(\d)\1+$/.test(text),
    ),
  ],
  CL: [rule("rut", /\d{1,2}\.?\d{3}\.?\d{3}-?[\dK]/g, /\b(rut|run)\b/i, various(isRut))],
  MX: [
    rule(
      "rfc",
      /[A-ZÑ&]{3,4}[ -]?\d{6}[ -]?[A-Z\d]{3}/g,
      /\brfc\b/i,
      (text) => !/^X[AE]XX010101000$/.test(text) && by("MX", "rfc")(text),
    ),
    rule("curp", /[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z\d]\d/g, /\bcurp\b/i, by("MX", "curp")),
  ],
  TR: [
    rule("tckn", /[1-9]\d{10}/g, /\b(t\.?c\.?|tckn|kimlik|tc kimlik)\b/i, by("TR", "tckimlik")),
    rule("vkn", /\d{10}/g, /\b(vkn|vergi)\b/i, various(by("TR", "vkn")), false),
  ],
  IL: [
    rule("teudat_zehut", /\d{8,9}/g, /\b(id|t\.?z\.?|teudat|zehut)\b|ת\.?ז/i, (text) =>
      various(by("IL", "idnr"))(text.padStart(9, "0")),
    ),
  ],
  AR: [
    rule("cuit", /\d{2}-?\d{8}-?\d/g, /\b(cuit|cuil)\b/i, isCuit),
    rule(
      "dni_ar",
      /\d{1,2}\.?\d{3}\.?\d{3}/g,
      /\b(dni|documento)\b/i,
      (text) => /^(?:[1-9]\d{6,7}|0[1-9]\d{6})$/.test(text) && !/^(.)\1+$/.test(text),
      false,
    ),
  ],
  CO: [
    rule(
      "nit_co",
      /\d{3}\.?\d{3}\.?\d{3}-?\d/g,
      /\bnit\b/i,
      (text) => /^[1-9]\d{6,10}$/.test(text) && by("CO", "nit")(text),
      false,
    ),
    rule(
      "cedula_co",
      /\d{1,4}(?:\.?\d{3}){1,3}/g,
      /\b(c\.?c\.?|c[eé]dula)\b/i,
      (text) => /^[1-9]\d{5,9}$/.test(text) && !/^(.)\1+$/.test(text),
      false,
    ),
  ],
  PE: [
    rule("ruc_pe", /(?:10|15|17|20)\d{9}/g, /\bruc\b/i, by("PE", "ruc")),
    rule(
      "ce_pe",
      /\d{9}/g,
      /\b(c\.?e\.?|carn[eé])\b/i,
      (text) => /^\d{9}$/.test(text) && !/^(.)\1+$/.test(text),
      false,
    ),
    // behind the foreigners' card: nine bare digits are that
    rule("dni_pe", /\d{8}(?:-?[\dA-K])?/g, /\bdni\b/i, various(isPeruDni), false),
  ],
  EC: [
    rule("cedula_ec", /\d{9}-?\d/g, /\b(c\.?i\.?|c[eé]dula)\b/i, various(by("EC", "ci"))),
    rule("ruc_ec", /\d{13}/g, /\bruc\b/i, (text) => isPublicEcuadorRuc(text) || by("EC", "ruc")(text)),
  ],
  RU: [rule("inn", /\d{12}|\d{10}/g, /\b(inn)\b|инн/i, (text) => !text.startsWith("00") && by("RU", "inn")(text))],
  KZ: [rule("iin", /\d{12}/g, /\b(iin|bin)\b|иин|жсн/i, various(isKazakhNumber))],
  UZ: [rule("pinfl", /[1-6]\d{13}/g, /pinfl|пинфл|jshshir/i, isPinfl, false)],
  UA: [rule("rntrc", /\d{10}/g, /\b(ipn|rnokpp)\b|іпн|рнокпп|инн/i, various(isRntrc))],
  ID: [
    rule("nik", /\d{16}/g, /\b(nik|ktp)\b/i, isNik, false),
    rule("npwp", /0?\d{2}\.?\d{3}\.?\d{3}\.?\d-?\d{3}\.?\d{3}/g, /\bnpwp\b/i, various(isNpwp)),
  ],
  ZA: [rule("id_za", /\d{13}/g, /\b(id|identity)\b/i, various(by("ZA", "idnr")))],
  TW: [rule("id_tw", /[A-Z][1289A-D]\d{8}/g, /身分證|身份证|居留證|\bid\b/i, isTaiwanId)],
  IN: [
    // the fourth letter is the holder's kind (Income Tax Department), serials begin at 0001
    rule(
      "pan_in",
      /[A-Z]{3}[ABCFGHJKLPT][A-Z]\d{4}[A-Z]/g,
      /\bpan\b/i,
      (text) => /^[A-Z]{3}[ABCFGHJKLPT][A-Z](?!0000)\d{4}[A-Z]$/.test(text),
      false,
    ),
  ],
  SA: [rule("id_sa", /[12]\d{9}/g, /\b(id|iqama)\b|هوية|إقامة/i, (text) => /^[12]\d{9}$/.test(text) && isLuhn(text))],
  UY: [rule("nie_uy", /\d{1}\.?\d{3}\.?\d{3}-?\d/g, /\b(c\.?i\.?|c[eé]dula)\b/i, various(isUruguayCedula))],
};
