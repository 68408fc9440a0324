import type { CarrierFault, CarrierRefusal, RefusalField } from "#lib/carriers/answers";
import { assertNever } from "#lib/kit/assert-never";

/** Family 7xx of the failure catalogue: what came of the carrier's answer. Texts: messages, namespace gateway. */
export const carrierFailureCodes = [
  /** Not the carrier's answer: the seller was suspended between the click and the call, so nothing was sent. */
  "ERR-102",
  /** Nor this: the carrier's certification lapsed between the click and the call, so nothing was sent. */
  "ERR-606",
  /** The carrier refuses the recipient's data. */
  "ERR-701",
  /** … the goods' data. */
  "ERR-702",
  /** … weight or size. */
  "ERR-703",
  /** … the solution for this parcel. */
  "ERR-704",
  /** … the sender's or return address. */
  "ERR-705",
  /** … the content, without naming a field. */
  "ERR-706",
  /** The carrier does not accept ALP's key. */
  "ERR-711",
  /** The connection is set up wrongly. */
  "ERR-712",
  /** The carrier could not read ALP's message. */
  "ERR-713",
  /** Not reachable or busy until the tries ran out; nothing was made. */
  "ERR-721",
  /** No answer until the tries ran out; the waybill may exist. */
  "ERR-722",
  /** Answers that cannot be read; the waybill may exist. */
  "ERR-723",
  /** The carrier does not know the order. */
  "ERR-731",
  /** The order is closed for this at the carrier (picked up, finished). */
  "ERR-732",
  /** Booked, but no number came. */
  "ERR-733",
  /** Refused for a reason that ALP does not know. */
  "ERR-790",
] as const;

/** What a refusal is shown as that no table explains. */
export const unexplainedFailure = "ERR-790";

export type CarrierFailureCode = (typeof carrierFailureCodes)[number];

type CarrierRepair = {
  readonly fixer: "dispatcher" | "staff" | "nobody";
  readonly afterwards: "dispatch" | "ask_again" | "nothing";
  /**
   * What it says of the call: `refused` with a known cause, `unexplained` without one, `unsent`, `unmade` (the road failed
   * and nothing came of it), `unknown` (it may exist), `made`. Staff explain a refusal as a refusal and as nothing else.
   */
  readonly outcome: "refused" | "unexplained" | "unsent" | "unmade" | "unknown" | "made";
};

/** Who can put a carrier's answer right, and what is done then. What may have been booked is asked after, never repeated. */
export const carrierRepairs: Readonly<Record<CarrierFailureCode, CarrierRepair>> = {
  "ERR-102": { fixer: "staff", afterwards: "dispatch", outcome: "unsent" },
  "ERR-606": { fixer: "dispatcher", afterwards: "dispatch", outcome: "unsent" },
  "ERR-701": { fixer: "dispatcher", afterwards: "dispatch", outcome: "refused" },
  "ERR-702": { fixer: "dispatcher", afterwards: "dispatch", outcome: "refused" },
  "ERR-703": { fixer: "dispatcher", afterwards: "dispatch", outcome: "refused" },
  "ERR-704": { fixer: "dispatcher", afterwards: "dispatch", outcome: "refused" },
  "ERR-705": { fixer: "dispatcher", afterwards: "dispatch", outcome: "refused" },
  "ERR-706": { fixer: "dispatcher", afterwards: "dispatch", outcome: "refused" },
  "ERR-711": { fixer: "staff", afterwards: "dispatch", outcome: "refused" },
  "ERR-712": { fixer: "staff", afterwards: "dispatch", outcome: "refused" },
  "ERR-713": { fixer: "staff", afterwards: "dispatch", outcome: "refused" },
  "ERR-721": { fixer: "dispatcher", afterwards: "dispatch", outcome: "unmade" },
  "ERR-722": { fixer: "dispatcher", afterwards: "ask_again", outcome: "unknown" },
  "ERR-723": { fixer: "dispatcher", afterwards: "ask_again", outcome: "unknown" },
  "ERR-731": { fixer: "dispatcher", afterwards: "dispatch", outcome: "refused" },
  "ERR-732": { fixer: "nobody", afterwards: "nothing", outcome: "refused" },
  "ERR-733": { fixer: "dispatcher", afterwards: "ask_again", outcome: "made" },
  "ERR-790": { fixer: "dispatcher", afterwards: "dispatch", outcome: "unexplained" },
};

/** The failure that a refusal is shown as. */
export function failureOfRefusal(refusal: CarrierRefusal): CarrierFailureCode {
  switch (refusal.class) {
    case "invalid_content":
      return failureOfFields(refusal.fields);
    case "wrong_credentials":
      return "ERR-711";
    case "wrong_setup":
      return "ERR-712";
    case "not_found":
      return "ERR-731";
    case "closed":
      return "ERR-732";
    case "seller_barred":
      return "ERR-102";
    case "carrier_uncertified":
      return "ERR-606";
    case "final":
      return refusal.whoseFault === "alp" ? "ERR-713" : unexplainedFailure;
    default:
      return assertNever(refusal.class);
  }
}

/** The failure that a fault is shown as once the tries have run out. */
export function failureOfFault(fault: CarrierFault): CarrierFailureCode {
  switch (fault.fault) {
    case "transient":
    case "throttled":
      return "ERR-721";
    case "unknown_outcome":
      return "ERR-722";
    case "garbage":
      return "ERR-723";
    default:
      return assertNever(fault.fault);
  }
}

function failureOfFields(fields: readonly RefusalField[]): CarrierFailureCode {
  const field = fields[0];
  if (field === undefined) return "ERR-706";
  if (field.startsWith("receiver.")) return "ERR-701";
  if (field.startsWith("item.")) return "ERR-702";
  if (field.startsWith("package.")) return "ERR-703";
  if (field === "service") return "ERR-704";
  return field === "orderNumber" ? "ERR-706" : "ERR-705";
}
