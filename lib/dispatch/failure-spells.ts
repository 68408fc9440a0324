import { answerFailureOf } from "./answer-meanings.ts";
import { carrierFailureCodes } from "./carrier-failures.ts";
import { type Blocker, isPlanFailure, repairOf } from "./failures.ts";

/** Who said no: ALP before anybody was asked, the carrier, or customs. */
export const spellSources = ["plan", "carrier", "customs"] as const;
export type SpellSource = (typeof spellSources)[number];

/** By what a failure ended. */
export const spellEndings = [
  /** A field of the recipient was corrected in ALP. */
  "correction",
  /** A finding was let pass. */
  "override",
  /** The recipient's tax number was kept. */
  "tax_id",
  /** The product was completed or changed. */
  "product",
  /** The line was matched to a product. */
  "match",
  /** An MSDS was linked or uploaded. */
  "msds",
  /** A solution was picked. */
  "choice",
  /** A hold was lifted. */
  "release",
  /** Addresses, application, connection: what all orders share. */
  "settings",
  /** The order came again with other words. */
  "import",
  /** Solutions, prices or rules changed, or the day. */
  "rules",
  /** It was dispatched: what the carrier had refused was tried again. */
  "dispatched",
  /** It was declared again. */
  "declared",
  /** The order waits no longer: cancelled, or sent otherwise. */
  "left",
] as const;
export type SpellEnding = (typeof spellEndings)[number];

/** What happened around an order since its failure began. */
export type SpellSigns = {
  readonly isWaiting: boolean;
  readonly isDispatched: boolean;
  readonly corrected: boolean;
  readonly overridden: boolean;
  readonly taxIdKept: boolean;
  readonly productChanged: boolean;
  readonly msdsLinked: boolean;
  readonly chosen: boolean;
};

/** A failure's source, told from its code: the numbers that carriers and the plan share are the plan's. */
export function sourceOf(code: string): SpellSource {
  return !isPlanFailure(code) && (carrierFailureCodes as readonly string[]).includes(code) ? "carrier" : "plan";
}

/**
 * The source of a reason of a waiting order. Where staff explain a refusal by a number of the plan it is the carrier that
 * said no, unless the plan says so, too.
 */
export function sourceOfReason(
  { code, subject }: { readonly code: string; readonly subject: string },
  { blockers, failure }: { readonly blockers: readonly Blocker[]; readonly failure: { readonly code: string } | null },
): SpellSource {
  const isRefusal = subject === "" && failure?.code === code && answerFailureOf(code) !== null;
  const isOfPlan = blockers.some((one) => one.code === code && (one.subject ?? "") === "");
  return isRefusal && !isOfPlan ? "carrier" : sourceOf(code);
}

/**
 * By what a failure ended: what can end it by its place of repair, the likeliest first; what happened to the order since it
 * began decides. What a person did elsewhere comes before what may have changed by itself.
 */
export function endingOf(code: string, signs: SpellSigns): SpellEnding {
  if (!signs.isWaiting) return signs.isDispatched ? "dispatched" : "left";
  const own = firstOf(code).find((ending) => isSigned(ending, signs));
  if (own) return own;
  const any = (["correction", "product", "msds", "choice", "tax_id", "override"] as const).find((ending) =>
    isSigned(ending, signs),
  );
  return any ?? unsigned(code);
}

/** What a repair at a failure's own place looks like. */
function firstOf(code: string): readonly SpellEnding[] {
  if (code === "ERR-403") return ["msds", "product"];
  switch (repairOf(code).place) {
    case "recipient":
    case "order_export":
      return ["correction", "override"];
    case "tax_id":
      return ["tax_id", "override"];
    case "product":
      return ["product"];
    case "unknown_products":
      return ["match"];
    case "solution":
      return ["choice", "product", "correction", "msds"];
    case "order_hold":
      return ["release"];
    case "own_addresses":
    case "application":
    case "platform_staff":
      return ["settings"];
    case "waybill":
    case "nowhere":
      return [];
  }
}

/** Nothing that a person did to the order tells of it. */
function unsigned(code: string): SpellEnding {
  const { place } = repairOf(code);
  if (place === "recipient" || place === "order_export" || place === "nowhere") return "import";
  return "rules";
}

function isSigned(ending: SpellEnding, signs: SpellSigns): boolean {
  switch (ending) {
    case "correction":
      return signs.corrected;
    case "override":
      return signs.overridden;
    case "tax_id":
      return signs.taxIdKept;
    case "product":
      return signs.productChanged;
    case "msds":
      return signs.msdsLinked;
    case "choice":
      return signs.chosen;
    // no other way leads there
    case "match":
    case "release":
    case "settings":
      return true;
    default:
      return false;
  }
}
