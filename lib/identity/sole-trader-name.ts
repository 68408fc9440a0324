import { companySimilarities } from "#lib/identity/company-similarity";
import { compared, type NameComparison } from "#lib/identity/name-comparison";
import { bareName, looseName } from "#lib/identity/name-loose";
import { foldName } from "#lib/identity/name-text";
import { comparePersonNames } from "#lib/identity/person-name";

const traderWords = ["个体户", "个体工商户"];
const traderWord = /个体(?:工商户|经营户|经营者|户)?|经营者/gu;

/** True for what a licence prints where there is no trade name: nothing, signs, 无字号. */
export function isNamelessLicence(licenceName: string, operatorName = ""): boolean {
  const operator = bareName(looseName(operatorName));
  const name = bareName(looseName(licenceName)).replace(traderWord, "");
  const rest = operator === "" ? name : name.replace(operator, "");
  return (
    /^[*x×_/\\~]*$/u.test(rest) ||
    /^(?:(?:无|暂无|未|没)(?:有|起|取)?(?:字号|名称)*|空白?|none|nil|na|n\/a)$/u.test(rest)
  );
}

/**
 * Judges the name of an individual business's account that is not simply the licence's. Without a trade name on the licence the
 * account is called 个体户 and the operator (PBOC Order 5 of 2003, article 24); with one it is called by it.
 */
export function compareSoleTrader(account: string, licence: string, operator: string): NameComparison {
  const forms = (name: string) => traderWords.flatMap((word) => [word + name, name + word]);
  const folded = bareName(foldName(account));
  const exact = forms(bareName(foldName(operator)));
  const meant = forms(bareName(looseName(operator)));
  const isTraderForm = meant.includes(bareName(looseName(account)));
  const expected = isNamelessLicence(licence, operator) ? `个体户${operator}` : licence;
  if (isNamelessLicence(licence, operator)) {
    if (exact.includes(folded)) return compared("equal", account, account, ["sole_trader"]);
    if (isTraderForm) return compared("similar", account, expected, ["traditional"]);
    if (bareName(looseName(account)) === bareName(looseName(operator)))
      return compared("similar", account, expected, ["operator_only"]);
    const person = comparePersonNames(withoutTraderWords(account), operator);
    return compared(person.verdict === "different" ? "different" : "similar", account, expected, person.reasons);
  }
  if (isTraderForm) return compared("similar", account, licence, ["sole_trader_trade_name"]);
  if (bareName(looseName(account)) === bareName(looseName(operator)))
    return compared("similar", account, licence, ["operator_only"]);
  const reasons = companySimilarities(account, licence);
  return compared(reasons.length > 0 ? "similar" : "different", account, licence, reasons);
}

function withoutTraderWords(name: string): string {
  return bareName(looseName(name)).replace(traderWord, "");
}
