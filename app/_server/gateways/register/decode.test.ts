import { describe, expect, it } from "vitest";
import { readReply } from "../signed-json/read-reply.ts";
import { decodeEnterpriseCheck, decodePersonCheck } from "./decode.ts";

const said = (body: unknown) =>
  readReply({ kind: "answered", status: 200, text: JSON.stringify(body), elapsedMs: 5 }, []);
const differs = (...elements: string[]) => ({ kind: "refused", code: "inconsistent", text: "", elements });

describe("what the registers answer", () => {
  it.each<[object, object, object]>([
    [{ result: "consistent" }, { kind: "accepted" }, { kind: "accepted" }],
    [
      { result: "not_found", message: "查无此企业" },
      { kind: "refused", code: "not_found", text: "查无此企业" },
      { kind: "refused", code: "not_found", text: "查无此企业" },
    ],
    [
      { result: "inconsistent", inconsistent: ["name", "registration", "legal_representative"] },
      differs("name", "registration", "representative"),
      differs("name"),
    ],
    [{ result: "inconsistent", inconsistent: ["id_number", "phone"] }, differs(), differs("id_number", "mobile")],
    [{ result: "inconsistent", inconsistent: ["constructor", 7, null] }, differs(), differs()],
    [{ result: "inconsistent" }, differs(), differs()],
  ])("%j", (body, enterprise, person) => {
    expect(decodeEnterpriseCheck(said(body))).toEqual(enterprise);
    expect(decodePersonCheck(said(body))).toEqual(person);
  });

  it("leaves a result of tomorrow unknown", () => {
    expect(decodePersonCheck(said({ result: "likely" }))).toMatchObject({ kind: "fault", code: "unknown_result" });
  });
});
