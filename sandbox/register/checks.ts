import { type Json, textAt } from "../link/reading.ts";
import { numberOf, readEnterprise } from "../services/enterprise.ts";
import { type Call, type Control, invalid } from "../services/service.ts";
import { documentKey, plain, type RegisterBook } from "./book.ts";
import { magicEnterprise, magicPerson, type Verdict } from "./magic.ts";
import type { RegisterRecord } from "./records.ts";

export type Desk = {
  readonly book: RegisterBook;
  readonly now: () => number;
  /** Changes the book at once; resolves when the ledger holds it on disk. Nothing is answered before. */
  readonly save: (record: RegisterRecord) => Promise<void>;
};

/** `POST /register/enterprise-check` {enterpriseName, uscc | businessRegistration, legalRepresentative}. */
export function enterpriseCheck(desk: Desk): Call {
  return async (caller, body) => {
    const enterprise = readEnterprise(body);
    const legalRepresentative = textAt(body, "legalRepresentative");
    if (!enterprise) return invalid("uscc", "uscc or businessRegistration is missing");
    if (enterprise.enterpriseName === "") return invalid("enterpriseName", "the name is missing");
    if (legalRepresentative === "") return invalid("legalRepresentative", "the representative is missing");
    const number = numberOf(enterprise);
    const truth = desk.book.enterprises.get(number);
    const verdict =
      truth === undefined
        ? magicEnterprise(enterprise.enterpriseName, legalRepresentative)
        : compared(truth, { name: enterprise.enterpriseName, legalRepresentative });
    return answer(desk, caller, "enterprise-check", number, verdict);
  };
}

/** `POST /register/person-check` {name, idKind, idNumber, phone?}. */
export function personCheck(desk: Desk): Call {
  return async (caller, body) => {
    const [name, idKind, idNumber, phone] = ["name", "idKind", "idNumber", "phone"].map((member) =>
      textAt(body, member),
    ) as [string, string, string, string];
    if (name === "") return invalid("name", "the name is missing");
    if (!idKinds.includes(idKind)) return invalid("idKind", `one of ${idKinds.join(", ")}`);
    if (!/^[0-9A-Za-z()]{5,20}$/.test(idNumber)) return invalid("idNumber", "5 to 20 digits or letters");
    const truth = desk.book.persons.get(documentKey(idKind, idNumber));
    const verdict =
      truth === undefined
        ? magicPerson(name, idNumber, phone)
        : compared(truth, { name, ...(phone === "" ? {} : { phone }) });
    return answer(desk, caller, "person-check", `…${idNumber.slice(-2)}`, verdict);
  };
}

const idKinds: readonly string[] = ["resident_id", "hkid", "passport"];

/** What an element is called in an answer. */
const elementNames: Readonly<Record<string, string>> = {
  name: "name",
  legalRepresentative: "legal_representative",
  phone: "phone",
};

function compared(truth: Readonly<Record<string, string>> | null, given: Readonly<Record<string, string>>): Verdict {
  if (truth === null) return "not_found";
  return Object.keys(given).flatMap((key) =>
    plain(truth[key] ?? "") === plain(given[key] ?? "") ? [] : [elementNames[key] ?? key],
  );
}

async function answer(desk: Desk, caller: string, call: string, subject: string, verdict: Verdict) {
  const elements = verdict === "not_found" ? [] : verdict;
  const result = verdict === "not_found" ? verdict : elements.length > 0 ? "inconsistent" : "consistent";
  await desk.save({ type: "asked", at: desk.now(), caller, call, subject, result, elements });
  return result === "inconsistent" ? { result, inconsistent: elements } : { result };
}

/** `POST /_sandbox/register/enterprises` {uscc | businessRegistration, enterpriseName, legalRepresentative, isMissing?}. */
export function registerEnterprise({ now, save }: Desk): Control {
  return async (body) => {
    const enterprise = readEnterprise(body);
    if (!enterprise) return "uscc or businessRegistration is missing";
    const legalRepresentative = textAt(body, "legalRepresentative");
    const truth = isMissing(body) ? null : { name: enterprise.enterpriseName, legalRepresentative };
    if (truth && (truth.name === "" || legalRepresentative === ""))
      return "enterpriseName and legalRepresentative are needed";
    await save({ type: "enterprise", at: now(), number: numberOf(enterprise), truth });
    return { number: numberOf(enterprise), truth };
  };
}

/** `POST /_sandbox/register/persons` {idKind, idNumber, name, phone, isMissing?}. */
export function registerPerson({ now, save }: Desk): Control {
  return async (body) => {
    const [idKind, idNumber] = [textAt(body, "idKind"), textAt(body, "idNumber")];
    if (!idKinds.includes(idKind) || idNumber === "") return "idKind and idNumber are needed";
    const truth = isMissing(body) ? null : { name: textAt(body, "name"), phone: textAt(body, "phone") };
    if (truth?.name === "") return "name is needed";
    await save({ type: "person", at: now(), document: documentKey(idKind, idNumber), truth });
    return { truth };
  };
}

function isMissing(body: Json): boolean {
  return body.isMissing === true;
}
