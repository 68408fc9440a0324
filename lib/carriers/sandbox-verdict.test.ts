import { expect, it } from "vitest";
import type { CarrierRefusal, RefusalClass, WaybillAnswer } from "./answers.ts";
import { sandboxVerdict } from "./sandbox-verdict.ts";

const refused = (kind: RefusalClass): CarrierRefusal => ({
  ...{ kind: "refused", class: kind, code: "S07", text: "order not found", whoseFault: "carrier", fields: [] },
});
const road = { kind: "fault", fault: "transient", code: "cut_off", text: "", saidBy: "road" } as const;

it.each<[string, WaybillAnswer, boolean, string]>([
  ["knows no such order", refused("not_found"), true, "not_found S07 order not found"],
  ["refuses the key", refused("wrong_credentials"), false, "wrong_credentials S07 order not found"],
  ["is set up wrongly", refused("wrong_setup"), false, "wrong_setup S07 order not found"],
  ["refuses the message", refused("invalid_content"), false, "invalid_content S07 order not found"],
  ["cannot be reached", road, false, "transient cut_off"],
])("a sandbox that %s", (_, answer, passed, note) => {
  expect(sandboxVerdict(answer)).toEqual({ passed, note });
});
