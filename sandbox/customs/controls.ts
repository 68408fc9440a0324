import { X509Certificate } from "node:crypto";
import { type Json, textAt } from "../link/reading.ts";
import type { Control } from "../services/service.ts";
import { invtKey } from "./book.ts";
import { readDelays } from "./delays.ts";
import type { Desk } from "./desk.ts";
import { moved, nextInstant, play } from "./life/play.ts";
import { garbage, notBase64 } from "./receipts/garbage.ts";
import { issueDue, put, sendNews } from "./receipts/send.ts";
import { type Behaviour, type Fate, fates, returnStates } from "./records.ts";

const behaviourKinds = ["silent", "repeat", "swap", "slow", "garbage"] as const;

/** Everything under `POST /_sandbox/customs/…`; the README says what each takes. */
export function customsControls(desk: Desk): Readonly<Record<string, Control>> {
  return {
    accounts: (body) => setAccount(desk, body),
    carriers: (body) => setCarrier(desk, body),
    waybills: (body) => addWaybills(desk, body),
    delays: (body) => setDelays(desk, body),
    fates: (body) => setFate(desk, body),
    decide: (body) => decide(desk, body),
    behaviours: (body) => setBehaviours(desk, body),
    receipts: (body) => addReceipt(desk, body),
    messages: async (body) => showMessages(desk, textAt(body, "copMsgId")),
    documents: async (body) => showDocuments(desk, textAt(body, "key")),
    step: (body) => step(desk, body),
  };
}

async function setAccount(desk: Desk, body: Json): Promise<object | string> {
  const [dxpId, secret, copCode, copName, certificate] = ["dxpId", "secret", "copCode", "copName", "certificate"].map(
    (name) => textAt(body, name),
  ) as [string, string, string, string, string];
  if (!/^[0-9A-Za-z]{1,16}$/.test(dxpId)) return "dxpId is 1 to 16 letters or digits";
  if (secret === "" || copCode === "" || copName === "") return "secret, copCode and copName are needed";
  if (certificate !== "" && !isCertificate(certificate)) return "certificate is no PEM certificate";
  const account = { dxpId, copCode, copName, certificate: certificate || null };
  const draft = desk.draft();
  draft.add({ type: "account", at: desk.now(), secret, ...account });
  await draft.commit();
  return { dxpId, copCode, copName, hasCertificate: certificate !== "" };
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

async function setCarrier(desk: Desk, body: Json): Promise<object | string> {
  const logisticsCode = textAt(body, "logisticsCode");
  if (logisticsCode === "") return "logisticsCode is missing";
  const { delaySeconds } = body;
  const carrier = {
    logisticsCode,
    mandate: textAt(body, "mandate") || null,
    isSilent: body.isSilent === true,
    delaySeconds: typeof delaySeconds === "number" && delaySeconds >= 0 ? delaySeconds : null,
  };
  const draft = desk.draft();
  draft.add({ type: "carrier", at: desk.now(), ...carrier });
  await draft.commit();
  return carrier;
}

async function addWaybills(desk: Desk, body: Json): Promise<object | string> {
  const list = Array.isArray(body.logisticsNos) ? body.logisticsNos.filter((one) => typeof one === "string") : [];
  if (list.length === 0) return "logisticsNos is a list of waybill numbers; * stands for every number";
  const draft = desk.draft();
  draft.add({ type: "waybills", at: desk.now(), logisticsNos: list });
  await draft.commit();
  return { known: desk.book.waybillNos.size };
}

async function setDelays(desk: Desk, body: Json): Promise<object | string> {
  const seconds = readDelays(body);
  if (typeof seconds === "string") return seconds;
  const draft = desk.draft();
  draft.add({ type: "delays", at: desk.now(), seconds });
  await draft.commit();
  return desk.book.delays;
}

async function setFate(desk: Desk, body: Json): Promise<object | string> {
  const key = textAt(body, "key");
  const fate = body.fate === null ? null : fates.find((one: Fate) => one === body.fate);
  if (key === "") return "key is an order, waybill, own, pre-entry or list number";
  if (fate === undefined) return `fate is one of ${fates.join(", ")}, or null`;
  const times = typeof body.times === "number" && body.times > 0 ? body.times : 1;
  const draft = desk.draft();
  draft.add({ type: "fate", at: desk.now(), key, fate, times });
  await draft.commit();
  return { key, fate, times };
}

/** Moves a list at once to any state that customs knows, as an officer would. */
async function decide(desk: Desk, body: Json): Promise<object | string> {
  const key = textAt(body, "key");
  const state = returnStates.find((one) => one === Number(body.state));
  const list = findDocuments(desk, key).findLast(({ kind }) => kind === "list");
  if (!list) return `no list with the number ${key}`;
  if (state === undefined) return `state is one of ${returnStates.join(", ")}`;
  const draft = desk.draft();
  sendNews(desk, draft, [moved(draft, list, { at: desk.now(), state, info: textAt(body, "info") || "人工处理" })]);
  await draft.commit();
  return { id: list.id, state };
}

async function setBehaviours(desk: Desk, body: Json): Promise<object | string> {
  const added: Behaviour[] = [];
  for (const one of Array.isArray(body.add) ? body.add : []) {
    const behaviour = one as Behaviour;
    if (!behaviourKinds.some((kind) => kind === behaviour?.kind)) return `kind is one of ${behaviourKinds.join(", ")}`;
    if (behaviour.garbage !== undefined && !Object.hasOwn(garbage, behaviour.garbage))
      return `garbage is one of ${Object.keys(garbage).join(", ")}`;
    added.push(behaviour);
  }
  const kept =
    body.clear === true
      ? []
      : desk.book.behaviours.map(({ struck, times, ...one }) => ({ ...one, ...left(times, struck) }));
  const draft = desk.draft();
  draft.add({ type: "behaviours", at: desk.now(), behaviours: [...kept, ...added] });
  if (body.clear === true) issueDue(desk, draft, desk.now(), true);
  await draft.commit();
  return desk.book.behaviours;
}

function left(times: number | undefined, struck: number): { readonly times?: number } {
  return times === undefined ? {} : { times: Math.max(0, times - struck) };
}

/** Puts any text at all into an account's feed; with `isRaw` it is not even Base64 there. */
async function addReceipt(desk: Desk, body: Json): Promise<object | string> {
  const dxpId = textAt(body, "dxpId");
  if (!desk.book.accounts.has(dxpId)) return "no such account";
  if (typeof body.xml !== "string") return "xml is the text of the receipt";
  const draft = desk.draft();
  const messageType = body.isRaw === true ? notBase64 : "by hand";
  const id = put(desk, draft, { dxpId, messageType, xml: body.xml, at: desk.now(), held: null });
  await draft.commit();
  return { id };
}

/** Raw messages as they came; all of them without a number. */
function showMessages({ book }: Desk, copMsgId: string): object {
  const all = [...book.messages.values()].filter((one) => copMsgId === "" || one.copMsgId === copMsgId);
  return { messages: all.map(({ data, ...one }) => ({ ...one, xml: Buffer.from(data, "base64").toString("utf8") })) };
}

function showDocuments(desk: Desk, key: string): object {
  return { documents: findDocuments(desk, key) };
}

function findDocuments({ book }: Desk, key: string) {
  const list = book.find("list", invtKey(key));
  if (list) return [list];
  return book.documents.filter(({ guid, preNo, document: { head } }) =>
    [guid, preNo, head.orderNo, head.copNo, head.logisticsNo].includes(key),
  );
}

/** `{seconds}` lets so much time pass at customs; without it, as much as the next thing needs until nothing is near. */
async function step(desk: Desk, body: Json): Promise<object | string> {
  const { seconds } = body;
  if (seconds !== undefined && !(typeof seconds === "number" && seconds >= 0)) return "seconds is zero or more";
  let moves = 0;
  if (typeof seconds === "number") {
    await pass(desk, seconds * 1000);
    moves = await play(desk);
  } else moves = await playOut(desk);
  return { moves, now: desk.now() };
}

/** Patience is not near: a list that waits for its order or waybill goes on waiting. */
const nearMs = 60_000;

async function playOut(desk: Desk): Promise<number> {
  let moves = await play(desk);
  for (let next = nextInstant(desk); next !== null && next - desk.now() <= nearMs; next = nextInstant(desk)) {
    await pass(desk, Math.max(0, next - desk.now()));
    moves += await play(desk);
  }
  return moves;
}

async function pass(desk: Desk, ms: number): Promise<void> {
  if (ms === 0) return;
  const draft = desk.draft();
  draft.add({ type: "clock", at: desk.now(), aheadMs: desk.book.aheadMs + ms });
  await draft.commit();
}
