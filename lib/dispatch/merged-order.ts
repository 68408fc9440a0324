import type { OrderFacts } from "./facts.ts";

/** Lines of different orders keep apart numbers: those of the second order begin behind this. */
const numbersPerOrder = 1000;

/**
 * An order with those that travel in its parcel, as the plan looks at it: the goods of all, what was paid for all, the
 * earliest deadline, every remark, and on hold while one of them is. Address, choices and typed weight are the lead's.
 * Merging adds nothing to the goods and takes nothing from them.
 */
export function withMembers(lead: OrderFacts, members: readonly OrderFacts[]): OrderFacts {
  if (members.length === 0) return lead;
  const all = [lead, ...members];
  const held = all.find(({ holdReason }) => holdReason !== null);
  const deadlines = all.flatMap(({ shipByAt }) => shipByAt ?? []);
  const isPaidKnown = all.every(({ paidMinor, currency }) => paidMinor !== null && currency === lead.currency);
  return {
    ...lead,
    shipByAt: deadlines.length > 0 ? Math.min(...deadlines) : null,
    paidMinor: isPaidKnown ? all.reduce((sum, { paidMinor }) => sum + (paidMinor ?? 0), 0) : null,
    remark: all.flatMap(({ remark }) => (remark.trim() === "" ? [] : [remark])).join("\n"),
    holdReason: held?.holdReason ?? null,
    holdNote: held?.holdNote ?? "",
    lines: all.flatMap(({ lines }, at) =>
      lines.map((line) => ({ ...line, lineNumber: line.lineNumber + at * numbersPerOrder })),
    ),
    members: members.map(({ id, orderNumber, shipByAt, lines }) => ({ id, orderNumber, shipByAt, lines })),
  };
}
