import type { Order } from "../ledger/book.ts";
import { textAt } from "../link/reading.ts";
import type { Outcome } from "./outcomes.ts";
import { planLife, type Step } from "./script.ts";

/** Names of receivers that choose a parcel's life, as test cards do for payments. The same whatever seed and solution. */
const outcomesByName: Readonly<Record<string, Outcome>> = {
  "SANDBOX DELIVERED": "delivered",
  "SANDBOX CUSTOMS HOLD": "customs_hold",
  "SANDBOX RETURNED": "returned",
};

/** Between two events: a whole life is over after a few beats of a sandbox that lives half an hour a second. */
const stepHours = 0.04;
/** How long customs hold a parcel: long enough that a person sees the exception open, four seconds at that speed. */
const holdHours = 2;

/** The outcome that the receiver's name asks for; null for everybody else. */
export function testOutcomeOf(order: Order): Outcome | null {
  const name = textAt(order.body, "receiverParam", "name").toUpperCase().replace(/\s+/g, " ");
  return Object.hasOwn(outcomesByName, name) ? (outcomesByName[name] ?? null) : null;
}

/** The events of a full standard life, close together; a parcel that cannot be delivered comes back. */
export function quickLife(outcome: Outcome): readonly Step[] {
  const plain = planLife({ class: "standard", outcome, undeliverable: "return" }, () => 0.5);
  let hours = 0;
  return plain.map((step, index) => {
    const isReleased = plain[index - 1]?.code === "CC_IM_FAILURE";
    hours += isReleased ? holdHours : stepHours;
    return { ...step, hours };
  });
}
