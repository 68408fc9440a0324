import { stdnum } from "stdnum";
import { compareCompanyNames } from "#lib/identity/company-name";
import { checkIdentifier, type IdentifierKind } from "#lib/identity/identifier";
import type { NameVerdict } from "#lib/identity/name-comparison";
import { comparePersonNames } from "#lib/identity/person-name";
import { identifierCases, passportCases } from "./identity-identifiers.ts";
import { companyPairs, personPairs, soleTraderCases } from "./identity-names.ts";

/** What stdnum calls the kinds that it knows. */
const library: Partial<Record<IdentifierKind, readonly [country: string, name: string]>> = {
  uscc: ["CN", "uscc"],
  resident_id: ["CN", "ric"],
  hkid: ["HK", "hkid"],
  cpf: ["BR", "cpf"],
  cnpj: ["BR", "cnpj"],
  rut: ["CL", "rut"],
  rfc: ["MX", "rfc"],
  curp: ["MX", "curp"],
  tckn: ["TR", "tckimlik"],
  vkn: ["TR", "vkn"],
  teudat_zehut: ["IL", "idnr"],
  cuit: ["AR", "cuit"],
  dni_ar: ["AR", "dni"],
  nit_co: ["CO", "nit"],
  dni_pe: ["PE", "cui"],
  ruc_pe: ["PE", "ruc"],
  ce_pe: ["PE", "ce"],
  cedula_ec: ["EC", "ci"],
  ruc_ec: ["EC", "ruc"],
  inn: ["RU", "inn"],
  rntrc: ["UA", "rntrc"],
  npwp: ["ID", "npwp"],
  id_za: ["ZA", "idnr"],
  id_tw: ["TW", "natid"],
  pan_in: ["IN", "pan"],
  nie_uy: ["UY", "cedula"],
};

/** Right answers on our own cases: ours by outcome, the library's by valid or not (a warned number is not valid). */
export function scoreIdentifiers() {
  const score = { ours: 0, all: 0, oursOfTheirs: 0, theirs: 0, ofTheirs: 0 };
  const judge = (
    kind: IdentifierKind,
    list: string,
    outcome: string,
    country: "CN" | (typeof passportCases)[number][0],
  ) => {
    const [place = "", name = ""] = library[kind] ?? [];
    const validator = stdnum[place]?.[name];
    for (const text of list.split(";")) {
      const isRight = checkIdentifier(kind, text, { today: "2026-11-28", country }).outcome === outcome;
      score.all++;
      if (isRight) score.ours++;
      if (!validator) continue;
      score.ofTheirs++;
      if (isRight) score.oursOfTheirs++;
      if (validator.validate(text).isValid === (outcome === "ok")) score.theirs++;
    }
  };
  for (const [kind, valid, invalid, warned] of identifierCases) {
    judge(kind, valid, "ok", "CN");
    judge(kind, invalid, "refuse", "CN");
    if (warned !== undefined) judge(kind, warned, "warn", "CN");
  }
  for (const [country, valid, invalid, warned] of passportCases) {
    judge("passport", valid, "ok", country);
    if (invalid !== "") judge("passport", invalid, "refuse", country);
    judge("passport", warned, "warn", country);
  }
  return score;
}

/** Right verdicts on our own pairs, beside what plain folding tells: equal or not. `blocked`: equal names found different. */
export function scoreNames() {
  const score = { ours: 0, oursEqual: 0, plain: 0, all: 0, blocked: 0 };
  const fold = (text: string) => text.normalize("NFKC").toLowerCase().trim();
  const judge = (verdict: NameVerdict, a: string, b: string, given: NameVerdict) => {
    score.all++;
    if (given === verdict) score.ours++;
    if ((given === "equal") === (verdict === "equal")) score.oursEqual++;
    if ((fold(a) === fold(b)) === (verdict === "equal")) score.plain++;
    if (verdict !== "different" && given === "different") score.blocked++;
  };
  for (const [verdict, a, b] of companyPairs) judge(verdict, a, b, compareCompanyNames(a, b).verdict);
  for (const [verdict, a, b] of personPairs) judge(verdict, a, b, comparePersonNames(a, b).verdict);
  for (const [verdict, account, licence, operatorName] of soleTraderCases) {
    judge(verdict, account, licence, compareCompanyNames(account, licence, { operatorName }).verdict);
  }
  return score;
}
