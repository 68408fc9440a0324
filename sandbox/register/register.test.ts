import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask, control, filesBelow, sandboxForTest } from "../testing/caller.ts";

let box: Awaited<ReturnType<typeof sandboxForTest>>;
beforeEach(async () => {
  box = await sandboxForTest();
});
afterEach(() => box.end());

const uscc = "91440300MA5F8XK27A";
const idNumber = "440306199003071232";
const checkEnterprise = (enterpriseName: string, legalRepresentative = "王芳") =>
  ask(box, "register/enterprise-check", { enterpriseName, uscc, legalRepresentative });
const checkPerson = (name: string, change: Record<string, unknown> = {}) =>
  ask(box, "register/person-check", { name, idKind: "resident_id", idNumber, phone: "13800138000", ...change });
const consistent = { result: "consistent" };
const inconsistent = (...elements: string[]) => ({ result: "inconsistent", inconsistent: elements });

describe("an enterprise that nobody registered", () => {
  it.each<[string, string, object]>([
    ["深圳市星河跨境贸易有限公司", "王芳", consistent],
    ["深圳市查无贸易有限公司", "王芳", { result: "not_found" }],
    ["深圳市名称不符贸易有限公司", "王芳", inconsistent("name")],
    ["深圳市代码不符贸易有限公司", "王芳", inconsistent("registration")],
    ["深圳市星河跨境贸易有限公司", "王不符", inconsistent("legal_representative")],
    ["NAME DIFFERS LIMITED", "DIFFERS CHAN", inconsistent("name", "legal_representative")],
    ["NOT FOUND LIMITED", "CHAN TAI MAN", { result: "not_found" }],
  ])("%s, %s", async (name, representative, answer) => {
    expect(await checkEnterprise(name, representative)).toEqual(answer);
  });
});

describe("an enterprise that a control call registered", () => {
  it("is compared element by element, whatever width and spaces", async () => {
    const truth = { uscc, enterpriseName: "深圳市星河（跨境）贸易有限公司", legalRepresentative: "王芳" };
    await control(box, "register/enterprises", truth);
    expect(await checkEnterprise("深圳市星河(跨境) 贸易有限公司")).toEqual(consistent);
    expect(await checkEnterprise("深圳市星河贸易有限公司")).toEqual(inconsistent("name"));
    expect(await checkEnterprise("别的", "别人")).toEqual(inconsistent("name", "legal_representative"));
    await control(box, "register/enterprises", { uscc, isMissing: true });
    expect(await checkEnterprise("深圳市星河（跨境）贸易有限公司")).toEqual({ result: "not_found" });
  });
});

describe("a person", () => {
  it.each<[string, Record<string, unknown>, object]>([
    ["王芳", { phone: "13800138001" }, consistent],
    ["王芳", { phone: undefined }, consistent],
    ["查无此人", {}, { result: "not_found" }],
    ["王不符", { phone: "13800138001" }, inconsistent("name")],
    ["王芳", { phone: "13800130000" }, inconsistent("phone")],
    ["王芳", { phone: undefined, idNumber: "440306199003070002" }, inconsistent("id_number")],
    ["CHAN TAI MAN", { idKind: "hkid", idNumber: "A123456(3)", phone: undefined }, consistent],
  ])("%s %j", async (name, change, answer) => {
    expect(await checkPerson(name, change)).toEqual(answer);
  });

  it("that a control call registered is compared, and its number is written nowhere", async () => {
    await control(box, "register/persons", { idKind: "resident_id", idNumber, name: "王芳", phone: "13912345678" });
    expect(await checkPerson("王芳", { phone: "13912345678" })).toEqual(consistent);
    expect(await checkPerson("王方", { phone: "13912345679" })).toEqual(inconsistent("name", "phone"));
    expect(await checkPerson("王芳", { phone: undefined })).toEqual(consistent);
    for (const { text } of await filesBelow(box.dataDir)) expect(text).not.toContain(idNumber);
  });
});
