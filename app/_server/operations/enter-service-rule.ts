import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { type DatedRuleRow, lockDatedRules, saveRuleEnd, saveServiceRule } from "#db/queries/service-rules";
import { inScope, type StaffScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { judgeRule, ruleIdOf } from "#lib/routing/dated-rule";
import { endedBefore, type RuleDraft } from "#lib/routing/rule-days";
import type { EnterRuleInput } from "#lib/routing/rule-schema";

/**
 * Enters a platform rule, alone or in the place of another, which then ends the day before; nothing is overwritten.
 * Refused: what `judgeRule` refuses.
 */
export async function enterServiceRule(
  scope: StaffScope,
  input: EnterRuleInput,
  now: number = Date.now(),
): Promise<Result<{ readonly ruleId: string }>> {
  const draft = draftOf(input);
  const replaces = input.replaces === "" ? null : input.replaces;
  return inScope(scope, async (db): Promise<Result<{ readonly ruleId: string }>> => {
    const rules = await lockDatedRules(db);
    const judged = judgeRule(rules, draft, replaces, chinaDateOf(now));
    if (!judged.ok) return judged;
    const { validFrom, validTo, ...content } = draft;
    const taken = rules.map(({ rule }) => rule.id);
    const rule = { id: ruleIdOf(draft, taken), ...content };
    const replaced = rules.find((one) => one.rule.id === replaces);
    if (replaced) await saveRuleEnd(db, replaced.rule.id, endedBefore(replaced, validFrom).validTo ?? validFrom);
    const { source, note } = input;
    await saveServiceRule(db, {
      ...{ rule, validFrom, validTo, source, note, replaces: input.replaces, enteredBy: scope.personName },
      position: replaced?.position ?? positionAfter(rules),
    });
    const event = replaced ? "service_rule_changed" : "service_rule_entered";
    await savePlatformAudit(db, { event, data: { ...rule, validFrom, validTo, source, note, replaces } });
    return ok({ ruleId: rule.id });
  });
}

function draftOf(input: EnterRuleInput): RuleDraft {
  const { country, over, upTo, lowestClass, onlyClass, onlyCodes, exemptsSpecialGoods, confidence } = input;
  return {
    ...{ country, overMinor: over ?? -1, upToMinor: upTo, lowestClass, confidence, validFrom: input.validFrom },
    validTo: input.validTo === "" ? null : input.validTo,
    ...(onlyClass === "" ? {} : { onlyCodes: { class: onlyClass, codes: onlyCodes } }),
    // an exemption of special goods is one from the named services: without them there is nothing to be exempt from
    ...(onlyClass !== "" && exemptsSpecialGoods ? { exemptsSpecialGoods: true as const } : {}),
  };
}

function positionAfter(rules: readonly DatedRuleRow[]): number {
  return Math.max(0, ...rules.map(({ position }) => position + 1));
}
