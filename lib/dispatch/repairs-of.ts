import { correctableFields } from "#lib/identity/corrections";
import type { Finding } from "#lib/identity/finding";
import { noFacts, type ProductFact, type ProductFacts, requiredFacts } from "#lib/products/product";
import { typedFacts } from "#lib/products/typed-facts";
import { type Blocker, repairOf } from "./failures.ts";
import { faultMarks } from "./fault-marks.ts";
import { ownLines } from "./own-lines.ts";
import type { JudgedOrder } from "./plan.ts";
import { type ProductContext, productSuggestions } from "./product-suggestions.ts";
import { recipientSuggestions } from "./recipient-suggestions.ts";
import type { Repair, RepairField, RepairFieldName, RepairReach, RepairSuggestion, SolutionChoice } from "./repair.ts";

type Names = { readonly nameZh: string; readonly nameEn: string };

/** What is read around an order for its repairs; each map by the product's id or the line's key. */
export type RepairContext = {
  readonly versions: ReadonlyMap<string, number>;
  readonly products: ReadonlyMap<string, ProductContext>;
  readonly matches: ReadonlyMap<string, readonly RepairSuggestion[]>;
  readonly files: ReadonlyMap<string, readonly RepairSuggestion[]>;
  readonly reach: ReadonlyMap<string, RepairReach>;
  readonly solutions: ReadonlyMap<string, Names>;
  /** What the carrier said when the order came back from it. */
  readonly failure: { readonly code: string; readonly text: string } | null;
};

const nobodyElse: RepairReach = { orders: 1, frees: 0 };
const nothingKnown: ProductContext = { siblings: [], candidates: [], isSure: false, origins: new Map() };

/**
 * Everything that keeps an order back as repairs, in the order in which one goes through them: what a person lifts first
 * (a hold), the recipient, goods one by one, the solution, what the carrier said. All that is wrong with one thing is one
 * repair, so that it is one form.
 */
export function repairsOf(judged: JudgedOrder, context: RepairContext): Repair[] {
  const { blockers } = judged;
  const repairs: Repair[] = [];
  const taken = new Set<Blocker>();
  const take = (which: (blocker: Blocker) => boolean) => {
    const list = blockers.filter((blocker) => !taken.has(blocker) && which(blocker));
    for (const one of list) taken.add(one);
    return list;
  };
  const held = take(({ code }) => code === "ERR-202");
  if (held.length > 0) repairs.push({ key: "hold", kind: "hold", blockers: held, note: judged.order.holdNote });
  const recipient = recipientRepair(
    judged,
    take(({ code }) => recipientCodes.has(code)),
  );
  if (recipient) repairs.push(recipient);
  const taxId = take(({ code }) => code === "ERR-306");
  const finding = judged.findings.standing.find(({ field, kind }) => field === "taxId" && kind === "ask");
  if (taxId.length > 0 && finding) {
    repairs.push({ key: "tax_id", kind: "tax_id", blockers: taxId, fields: [recipientField(judged, finding)] });
  }
  for (const line of ownLines(judged.order)) {
    const name = line.sku || line.title;
    const { product, lineKey, title } = line;
    if (product === null) {
      const unknown = take(({ code, subject }) => code === "ERR-401" && subject === lineKey);
      if (unknown.length === 0) continue;
      const choices = context.matches.get(lineKey) ?? [];
      const fields = requiredFacts.map((fact) => productField(fact, noFacts, "", {}, nothingKnown));
      const reach = context.reach.get(lineKey) ?? nobodyElse;
      repairs.push({ key: lineKey, kind: "match", blockers: unknown, lineKey, name, title, choices, fields, reach });
      continue;
    }
    const productId = product.id;
    const reach = context.reach.get(productId) ?? nobodyElse;
    const wrong = take(({ code, subject }) => productCodes.has(code) && subject === productId);
    const fields = productFields(product, wrong, context.products.get(productId) ?? nothingKnown);
    const version = context.versions.get(productId);
    if (fields.length > 0 && version !== undefined) {
      repairs.push({
        ...{ key: `product ${productId}`, kind: "product", blockers: wrong, productId, version, name, title },
        ...{ fields, reach },
      });
    } else for (const one of wrong) taken.delete(one);
    const papers = take(({ code, subject }) => code === "ERR-403" && subject === productId);
    if (papers.length > 0) {
      const choices = context.files.get(productId) ?? [];
      repairs.push({ key: `msds ${productId}`, kind: "msds", blockers: papers, productId, name, choices, reach });
    }
  }
  const choices = solutionChoices(judged, context.solutions);
  if (choices.length > 0) {
    const ways = take(({ code }) => solutionCodes.has(code));
    if (ways.length > 0) repairs.push({ key: "solution", kind: "solution", blockers: ways, choices });
  }
  for (const blocker of blockers.filter((one) => !taken.has(one))) {
    const key = [blocker.code, blocker.field, blocker.subject, blocker.detail].join(" ");
    repairs.push({ key, kind: "elsewhere", blockers: [blocker] });
  }
  const { failure } = context;
  if (failure) {
    const isOfRecipient = failure.code === "ERR-701" || repairOf(failure.code).place === "recipient";
    const fields = isOfRecipient ? recipientAsItIs(judged) : [];
    repairs.push({ key: "carrier", kind: "carrier", blockers: [], ...failure, fields });
  }
  return repairs;
}

const recipientCodes: ReadonlySet<string> = new Set([
  ...["ERR-301", "ERR-302", "ERR-303", "ERR-304", "ERR-305", "ERR-307"],
]);
const productCodes: ReadonlySet<string> = new Set(["ERR-402", "ERR-502", "ERR-503", "ERR-504", "ERR-505"]);
const solutionCodes: ReadonlySet<string> = new Set([
  ...["ERR-601", "ERR-602", "ERR-603", "ERR-604", "ERR-605", "ERR-606", "ERR-607"],
]);

function recipientRepair(judged: JudgedOrder, blockers: readonly Blocker[]): Repair | null {
  if (blockers.length === 0) return null;
  const asked = judged.findings.standing.filter(({ kind, field }) => kind === "ask" && field !== "taxId");
  const byField = new Map(asked.toReversed().map((finding) => [finding.field, finding]));
  const fields = [...byField.values()].toReversed().map((finding) => recipientField(judged, finding));
  if (fields.length === 0) return { key: "recipient", kind: "elsewhere", blockers };
  return { key: "recipient", kind: "recipient", blockers, fields };
}

function recipientField({ order }: JudgedOrder, finding: Finding): RepairField {
  const suggestions = recipientSuggestions(order, finding);
  const safe = suggestions.find(({ isSafe }) => isSafe);
  const { field } = finding;
  const given = field === "country" ? order.recipient.countryText : order.recipient[field];
  return {
    name: field,
    given,
    marks: faultMarks(given, safe?.value ?? null),
    problem: finding.code,
    values: { ...finding.values, given: finding.given },
    suggestions,
  };
}

/** A carrier refused the recipient without ALP seeing why: every field as it stands. */
function recipientAsItIs({ order }: JudgedOrder): RepairField[] {
  const { recipient } = order;
  return correctableFields.flatMap((name): RepairField[] =>
    name === "country" || recipient[name] === ""
      ? []
      : [{ name, given: recipient[name], marks: [], problem: "", values: {}, suggestions: [] }],
  );
}

function productFields(product: ProductFacts, blockers: readonly Blocker[], context: ProductContext): RepairField[] {
  const fields = new Map<RepairFieldName, RepairField>();
  for (const { code, field, detail = "", values } of blockers) {
    const facts = code === "ERR-402" ? String(values.missing).split(",") : [field ?? ""];
    for (const fact of facts) {
      if (!isFact(fact) || fields.has(fact)) continue;
      fields.set(fact, productField(fact, product, code === "ERR-402" ? "" : detail, values, context));
    }
  }
  return [...fields.values()];
}

function productField(
  name: ProductFact,
  facts: ProductFacts,
  problem: string,
  values: RepairField["values"],
  context: ProductContext,
): RepairField {
  const given = typedFacts(facts)[name];
  const suggestions = productSuggestions(name, given, context);
  const safe = suggestions.find(({ isSafe }) => isSafe);
  return { name, given, marks: faultMarks(given, safe?.value ?? null), problem, values, suggestions };
}

function isFact(name: string): name is ProductFact {
  return Object.hasOwn(noFacts, name);
}

/** What may be picked: first what may be preselected, then what asks for a person's word, last what asks for the buyer's. */
function solutionChoices({ recommendation }: JudgedOrder, names: RepairContext["solutions"]): SolutionChoice[] {
  const ranked = recommendation?.ranked ?? [];
  return (["eligible", "offered", "needs_consent"] as const).flatMap((wanted) =>
    ranked
      .filter(({ standing }) => standing === wanted)
      .map(({ solutionCode, quote }) => ({
        code: solutionCode,
        nameZh: names.get(solutionCode)?.nameZh ?? solutionCode,
        nameEn: names.get(solutionCode)?.nameEn ?? solutionCode,
        needsConsent: wanted === "needs_consent",
        isSafe: wanted === "eligible",
        usdMinor: quote.usdMinor,
      })),
  );
}
