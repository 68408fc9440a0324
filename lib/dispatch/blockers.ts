import { isUncertified } from "#lib/carriers/certification";
import type { Solution } from "#lib/carriers/solutions";
import type { Finding } from "#lib/identity/finding";
import { type ClosureCode, closuresOf } from "#lib/onboarding/gates";
import { missingFacts, type ProductFact } from "#lib/products/product";
import type { Quote } from "#lib/rates/quote";
import { type ServiceCode, type ServiceSwitches, serviceCodes } from "#lib/rates/services";
import type { Decision } from "#lib/routing/decide-solution";
import type { Candidate, Recommendation } from "#lib/routing/recommend";
import type { OwnAddressKind } from "#lib/sellers/kinds";
import type { DispatchFacts, OrderFacts, StoreFacts } from "./facts.ts";
import type { Blocker, PlanFailureCode } from "./failures.ts";
import { canOrderService } from "./orderable-services.ts";
import { ownLines } from "./own-lines.ts";

/** Closures of the gate for dispatching; what else a gate may say does not stand in a parcel's way. */
const gateFailure: Readonly<Partial<Record<ClosureCode, PlanFailureCode>>> = {
  application_open: "ERR-101",
  application_in_review: "ERR-101",
  rehearsal_not_passed: "ERR-101",
  seller_suspended: "ERR-102",
  no_carrier_connection: "ERR-103",
  material_expired: "ERR-104",
};

/** Gates of the seller for the carrier of the chosen solution. */
export function gateBlockers(facts: DispatchFacts, carrierCode: string): Blocker[] {
  return closuresOf("dispatch", facts.gates, facts.today, carrierCode).flatMap((closure): Blocker[] => {
    const code = gateFailure[closure.code];
    if (!code) return [];
    if (closure.code === "material_expired") {
      return [{ code, subject: closure.subject, detail: closure.subject, values: { on: closure.on } }];
    }
    return [{ code, detail: closure.code, values: {} }];
  });
}

const neededAddresses: readonly OwnAddressKind[] = ["sender", "pickup", "return"];

/** Own addresses of the order's store, and what happens to undeliverable parcels. */
export function storeBlockers(store: StoreFacts | undefined): Blocker[] {
  if (!store) return [{ code: "ERR-111", values: { store: "" } }];
  const missing = neededAddresses.filter((kind) => !store.addresses[kind]);
  const blockers: Blocker[] = missing.map((kind) => ({
    code: "ERR-111",
    subject: store.id,
    field: kind,
    values: { store: store.name },
  }));
  if (store.undeliverable === null) {
    blockers.push({ code: "ERR-112", subject: store.id, values: { store: store.name } });
  }
  return blockers;
}

/** The order itself: its state, a hold, nothing to ship, a masked recipient. */
export function orderBlockers(order: OrderFacts): Blocker[] {
  const blockers: Blocker[] = [];
  if (order.state === "dispatching" || order.state === "labelled") blockers.push({ code: "ERR-203", values: {} });
  else if (order.state !== "waiting") blockers.push({ code: "ERR-201", values: {} });
  if (order.holdReason !== null) {
    blockers.push({ code: "ERR-202", detail: order.holdReason, values: { note: order.holdNote } });
  }
  if (ownLines(order).length === 0) blockers.push({ code: "ERR-204", values: {} });
  if (order.isMasked) blockers.push({ code: "ERR-301", values: {} });
  return blockers;
}

const fieldFailure: Readonly<Record<Finding["field"], PlanFailureCode>> = {
  name: "ERR-307",
  country: "ERR-305",
  province: "ERR-304",
  city: "ERR-304",
  address: "ERR-304",
  postalCode: "ERR-303",
  phone: "ERR-302",
  mobile: "ERR-302",
  taxId: "ERR-306",
};

/** Findings on the recipient that ask for a correction; a masked recipient says so once and not field by field. */
export function recipientBlockers(order: OrderFacts, standing: readonly Finding[]): Blocker[] {
  return standing
    .filter((finding) => finding.kind === "ask" && !(order.isMasked && finding.field !== "taxId"))
    .map((finding) => ({
      code: fieldFailure[finding.field],
      field: finding.field,
      detail: finding.code,
      values: {
        ...finding.values,
        given: finding.given,
        ...(finding.suggestion ? { suggestion: finding.suggestion } : {}),
      },
    }));
}

/** Facts that customs ask for: the requirements say each by its own name (ERR-5xx). */
const customsFacts: readonly ProductFact[] = ["hsCode", "nameZh", "nameEn", "declaredMinor"];

/** Goods: unknown products, and what the carrier must know of known ones. One blocker per product. */
export function goodsBlockers(order: OrderFacts): Blocker[] {
  return ownLines(order).flatMap((line): Blocker[] => {
    const { product } = line;
    const name = line.sku || line.title;
    if (!product) return [{ code: "ERR-401", subject: line.lineKey, values: { goods: name } }];
    const missing = missingFacts(product).filter((fact) => !customsFacts.includes(fact));
    const [field] = missing;
    if (!field) return [];
    return [{ code: "ERR-402", subject: product.id, field, values: { goods: name, missing: missing.join(",") } }];
  });
}

/** Nothing may be preselected: what the dispatcher can do about it. A template that cannot have its way is named. */
export function solutionBlockers(
  order: OrderFacts,
  { recommendation, note, template }: Decision,
  solutions: readonly Pick<Solution, "code" | "nameZh" | "nameEn">[],
): Blocker[] {
  const { why, ranked } = recommendation;
  const service = order.buyerService;
  if (note.code === "template_cannot_go" || note.code === "template_below_buyers_class") {
    const uncertified = uncertifiedBlocker([note.values.solution], recommendation, solutions);
    if (uncertified) return [uncertified];
    const values = {
      template: template?.name ?? "",
      ...namesOf(solutions, "solution", note.values.solution),
      ...namesOf(solutions, "alternative", note.values.alternative),
    };
    return [{ code: "ERR-607", subject: template?.id ?? "", detail: note.code, values }];
  }
  const wanted = why === "choice_not_allowed" ? [order.choice?.solutionCode ?? ""] : "any";
  const uncertified = why === "chosen" ? null : uncertifiedBlocker(wanted, recommendation, solutions);
  if (uncertified) return [uncertified];
  switch (why) {
    case "chosen":
      return [];
    case "nothing_allowed":
      return [
        { code: "ERR-601", values: { service, country: order.recipient.country ?? order.recipient.countryText } },
      ];
    case "needs_choice": {
      const unknown = ranked.some(({ hindrances }) => hindrances.some(({ code }) => code === "buyers_service_unknown"));
      return [{ code: unknown ? "ERR-605" : "ERR-602", values: { service } }];
    }
    case "needs_consent":
      return [{ code: "ERR-603", values: { service } }];
    case "choice_not_allowed":
      return [{ code: "ERR-604", values: { solution: order.choice?.solutionCode ?? "" } }];
  }
}

type Named = Pick<Solution, "code" | "nameZh" | "nameEn">;

/** A solution's name in both languages, as values of a text. */
function namesOf(solutions: readonly Named[], key: string, code: string): Readonly<Record<string, string>> {
  const names = solutions.find((one) => one.code === code);
  return { [`${key}Zh`]: names?.nameZh ?? code, [`${key}En`]: names?.nameEn ?? code };
}

/**
 * The wanted solution (picked, named by a template, or any) is out for nothing but its carrier's certification: it would go
 * otherwise. The alternative is the first that could go, else the first that a person may pick; none where the buyer would
 * have to agree first.
 */
function uncertifiedBlocker(
  wanted: readonly string[] | "any",
  { ranked }: Recommendation,
  solutions: readonly Named[],
): Blocker | null {
  for (const { solutionCode, hindrances } of ranked) {
    const [only, ...others] = hindrances;
    if (!only || others.length > 0 || !isUncertified(only.code)) continue;
    if (wanted !== "any" && !wanted.includes(solutionCode)) continue;
    const first = (wantedStanding: Candidate["standing"]) => ranked.find(({ standing }) => standing === wantedStanding);
    const alternative = (first("eligible") ?? first("offered"))?.solutionCode ?? "";
    const reason = "values" in only && "reason" in only.values ? String(only.values.reason) : "";
    const names = {
      ...namesOf(solutions, "solution", solutionCode),
      ...namesOf(solutions, "alternative", alternative),
    };
    return {
      code: "ERR-606",
      subject: solutionCode,
      detail: only.code,
      values: { ...names, cause: only.code, reason },
    };
  }
  return null;
}

/**
 * Services that are switched on but cannot be ordered together with the parcel: nothing goes as though it were insured.
 * Insurance that the solution includes needs no order.
 */
export function serviceBlockers(
  { recommendation: { chosen } }: Decision,
  services: ServiceSwitches,
  solutions: readonly Pick<Solution, "code" | "carrierCode" | "nameZh" | "nameEn" | "included">[],
): Blocker[] {
  const solution = solutions.find(({ code }) => code === chosen?.solutionCode);
  if (!chosen || !solution) return [];
  const isIncluded = (service: ServiceCode) =>
    service === "insurance" && solution.included.includes("basic_insurance") && !isInsuredApart(chosen.quote);
  return serviceCodes
    .filter((service) => services[service] && !isIncluded(service) && !canOrderService(solution.carrierCode, service))
    .map((service) => ({
      code: "ERR-608",
      detail: service,
      values: { service, solutionZh: solution.nameZh, solutionEn: solution.nameEn },
    }));
}

function isInsuredApart(quote: Quote): boolean {
  return quote.status === "confirmed" && quote.lines.some(({ code }) => code === "insurance");
}
