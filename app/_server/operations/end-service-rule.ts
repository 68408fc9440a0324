import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { lockDatedRules, saveRuleEnd } from "#db/queries/service-rules";
import { inScope, type StaffScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { judgeEnd } from "#lib/routing/dated-rule";
import type { EndRuleInput } from "#lib/routing/rule-schema";

/** Gives a platform rule its last day; the rule is kept. Refused: what `judgeEnd` refuses. */
export async function endServiceRule(
  scope: StaffScope,
  { ruleId, lastDay, note }: EndRuleInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const judged = judgeEnd(await lockDatedRules(db), ruleId, lastDay, chinaDateOf(now));
    if (!judged.ok) return judged;
    await saveRuleEnd(db, ruleId, lastDay);
    await savePlatformAudit(db, { event: "service_rule_ended", data: { ruleId, lastDay, note } });
    return ok(null);
  });
}
