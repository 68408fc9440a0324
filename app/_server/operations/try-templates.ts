import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { listRecentOrderIds } from "#db/queries/recent-orders";
import { inScope, type SellerScope } from "#db/scope";
import { type DryRun, dryRunTemplates } from "#lib/dispatch/dry-run";
import { ok, type Result, refuse } from "#lib/kit/result";
import { nameKey } from "#lib/routing/country-groups";
import { templateSets } from "#lib/routing/tables/template-sets";
import type { Template } from "#lib/routing/template";
import type { DryRunTemplatesInput } from "#lib/routing/template-schema";
import { namedSets } from "#lib/routing/template-sets";

/** Enough to see what a change means, few enough to answer while one waits. */
export const dryRunOrders = 300;
const dryRunDays = 30;

/**
 * What a change of templates would do to recent orders (waiting, and shipped in the last 30 days), before it is saved.
 * Reads once, whatever the number of orders. Refused: `template_unknown`.
 */
export async function tryTemplates(
  scope: SellerScope,
  input: DryRunTemplatesInput,
  now: number = Date.now(),
): Promise<Result<DryRun>> {
  const facts = await inScope(scope, async (db) => {
    const ids = await listRecentOrderIds(db, now - dryRunDays * 86_400_000, dryRunOrders);
    return readDispatchFacts(db, ids, now);
  });
  const proposed = changedBy(facts.templates, input);
  if (proposed === null) return refuse({ code: "template_unknown" });
  return ok(dryRunTemplates(facts, { templates: proposed, groups: facts.groups }));
}

function changedBy(current: readonly Template[], input: DryRunTemplatesInput): readonly Template[] | null {
  const last = Math.max(0, ...current.map(({ position }) => position));
  switch (input.kind) {
    case "save": {
      if (input.id === null) return [...current, { ...input.fields, id: "new", position: last + 1 }];
      if (!current.some(({ id }) => id === input.id)) return null;
      return current.map((one) => (one.id === input.id ? { ...one, ...input.fields } : one));
    }
    case "archive":
      return current.some(({ id }) => id === input.id) ? current.filter(({ id }) => id !== input.id) : null;
    case "set": {
      const names = new Set(current.map(({ name }) => nameKey(name)));
      const set = namedSets(templateSets, input.language).find(({ key }) => key === input.set);
      const fresh = (set?.templates ?? []).filter(({ name }) => !names.has(nameKey(name)));
      return [
        ...current,
        ...fresh.map((fields, index) => ({ ...fields, id: `new-${index}`, position: last + 1 + index })),
      ];
    }
  }
}
