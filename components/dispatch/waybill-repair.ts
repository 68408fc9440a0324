import { isPlanFailure } from "#lib/dispatch/failures";
import { repairAddress } from "./repair-address.ts";
import type { WaybillLine } from "./waybill-table.tsx";

/** Where what a carrier refused is put right, most exact first: by the field that it named, else by the failure's number. */
export function waybillRepair(
  seller: string,
  { orderId, failureCode, failureFields }: Pick<WaybillLine, "orderId" | "failureCode" | "failureFields">,
): string | null {
  const base = `/s/${seller}`;
  const panel = `${base}/dispatch?order=${orderId}`;
  const field = failureFields[0] ?? "";
  if (field === "receiver.taxId") return `${base}/orders/tax-ids`;
  if (field === "service") return `${panel}&part=solutions`;
  if (field.startsWith("sender.") || field.startsWith("returner.")) return `${base}/settings/addresses`;
  if (field !== "") return panel;
  switch (failureCode) {
    case "ERR-701":
    case "ERR-702":
    case "ERR-703":
    case "ERR-706":
    case "ERR-721":
    case "ERR-731":
    case "ERR-790":
      return panel;
    case "ERR-606":
    case "ERR-704":
      return `${panel}&part=solutions`;
    case "ERR-705":
      return `${base}/settings/addresses`;
    default:
      break;
  }
  // a refusal that staff explain by a number of the plan is put right where the plan says
  if (failureCode === null || !isPlanFailure(failureCode)) return null;
  return repairAddress(seller, orderId, { code: failureCode, values: {} });
}
