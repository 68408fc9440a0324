import type { WaybillAnswer } from "./answers.ts";

/**
 * What a carrier's sandbox shows when it is asked for a waybill that nobody made. Passed: it read the message, took the key
 * and answered about the order. `note` holds its own words.
 */
export function sandboxVerdict(answer: WaybillAnswer): { readonly passed: boolean; readonly note: string } {
  if (answer.kind === "accepted") return { passed: true, note: "accepted" };
  const said = `${answer.code} ${answer.text}`.trim().slice(0, 300);
  if (answer.kind === "fault") return { passed: false, note: `${answer.fault} ${said}`.trim() };
  return { passed: answer.class === "not_found", note: `${answer.class} ${said}`.trim() };
}
