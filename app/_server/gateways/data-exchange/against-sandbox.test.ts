import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildList } from "#lib/customs/build-list";
import { buildOrder } from "#lib/customs/build-order";
import { transferOf } from "#lib/customs/build-parts";
import { correctionOf } from "#lib/customs/correction";
import { foldDeclaration, mayHandOver } from "#lib/customs/declaration";
import { explainReturn } from "#lib/customs/explain-return";
import type { DocumentStamp, ParcelFacts } from "#lib/customs/facts";
import type { Submission } from "#lib/customs/fold-receipts";
import { matchReceipt, type SentDocument } from "#lib/customs/match-receipt";
import type { CebMessage } from "#lib/customs/message";
import { messageSpecs } from "#lib/customs/message-specs";
import { packMessages } from "#lib/customs/pack-messages";
import { caseGuid, caseSeller, variedParcels } from "#lib/customs/parcels.test-data";
import { passMessage } from "#lib/customs/passed-message";
import type { CustomsReceipt } from "#lib/customs/receipt";
import { otherKey, sellerKey } from "#sandbox/customs/testing/keys";
import { control, sandboxForTest } from "#sandbox/testing/caller";
import type { GatewayAccount } from "../call.ts";
import { encodeMessage } from "./encode-message.ts";
import { wrapMessage } from "./envelope.ts";
import { dataExchangeGateway } from "./gateway.ts";
import { rsaSigner } from "./sign-message.ts";

let box: Awaited<ReturnType<typeof sandboxForTest>>;
let account: GatewayAccount;
const { transmitter } = caseSeller;
const secret = "exchange-secret-of-the-case";

beforeAll(async () => {
  box = await sandboxForTest({ hoursPerSecond: 0 });
  await control(box, "customs/accounts", {
    ...{ dxpId: transmitter.dxpId, secret, copCode: transmitter.code, copName: transmitter.name },
    certificate: sellerKey.certificate,
  });
  await control(box, "customs/waybills", { logisticsNos: ["*"] });
  account = {
    ...{ gateway: "data_exchange", environment: "sandbox", baseAddress: `${box.url}/customs` },
    ...{ providerId: transmitter.dxpId, secret },
  };
});
afterAll(() => box.end());

const options = { now: 0 };
let serial = 0;
const nextGuid = () => caseGuid(700_000 + serial++);

async function send(message: CebMessage, copMsgId = `M${serial++}`, key = sellerKey) {
  const passed = passMessage(message);
  if (!passed.ok) throw new Error(JSON.stringify(passed.findings));
  const xml = encodeMessage(passed.value);
  const ready = messageSpecs[message.kind].isSigned ? await rsaSigner(key)(xml) : xml;
  const messageType = messageSpecs[message.kind].root;
  const envelope = {
    copMsgId,
    senderId: transmitter.dxpId,
    createdAt: Date.now(),
    icCard: null,
    messageType,
    message: ready,
  };
  return dataExchangeGateway.send(account, { copMsgId, xml: wrapMessage(envelope) }, options);
}

/** Everything that the feed holds, page by page. */
async function readAll(limit = 100) {
  const entries = [];
  for (let after = ""; ; ) {
    const { answer } = await dataExchangeGateway.poll(account, after, limit, options);
    if (answer.kind !== "accepted") throw new Error(JSON.stringify(answer));
    if (answer.entries.length === 0) return entries;
    entries.push(...answer.entries);
    after = answer.next;
  }
}

async function receipts(): Promise<CustomsReceipt[]> {
  const decoded = (await readAll()).flatMap((entry) => (entry.decoded.ok ? entry.decoded.value.receipts : []));
  return decoded.flatMap((one) => (one.kind === "CEB792" || one.kind === "CEB900" ? [] : [one]));
}

const stamp = (guid: string, change: Partial<DocumentStamp> = {}): DocumentStamp => ({
  ...{ guid, at: Date.now(), appType: "1", preNo: null, invtNo: null },
  ...change,
});

/** Sends order and list of parcels and gives what declarations are made of. */
async function declare(parcels: readonly ParcelFacts[]) {
  const sentAt = Date.now();
  const ids = parcels.map((parcel) => ({ parcel, order: nextGuid(), list: nextGuid() }));
  const orders = ids.flatMap(({ parcel, order }) => buildOrder(parcel, caseSeller, stamp(order)).document ?? []);
  const lists = ids.flatMap(({ parcel, list }) => buildList(parcel, caseSeller, stamp(list)).document ?? []);
  expect([orders.length, lists.length]).toEqual([parcels.length, parcels.length]);
  const transfer = transferOf(transmitter);
  const guids = Array.from({ length: 5 }, nextGuid);
  for (const message of [
    ...packMessages("CEB303", orders, transfer, guids),
    ...packMessages("CEB603", lists, transfer, guids),
  ])
    expect((await send(message)).answer).toMatchObject({ kind: "accepted" });
  const once = (guid: string): Submission[] => [{ guid, appType: "1", sentAt }];
  return ids.map(({ parcel, order, list }) => ({ parcel, order: once(order), list: once(list) }));
}

type Declared = Awaited<ReturnType<typeof declare>>[number];

function foldOf({ order, list }: Declared, heard: readonly CustomsReceipt[]) {
  const of = (submissions: readonly Submission[]) => ({
    submissions,
    answers: heard.filter(({ guid }) => submissions.some((one) => one.guid === guid)),
  });
  return foldDeclaration({ order: of(order), waybill: null, list: of(list), withdrawal: null });
}

describe("the sandbox's customs", () => {
  it("return a list with words that lead to the field; corrected it goes through", async () => {
    const [parcel] = variedParcels(1, 99);
    if (!parcel) throw new Error("one parcel");
    const bad = { ...parcel, orderNo: "9100000000000001", waybillNo: "LPBAD1", copNo: "BAD1", way: "B" as const };
    const wrong = bad.goods.map((line) => ({
      ...line,
      code: { digits: "3926000000", origin: "confirmed_by_person" as const },
    }));
    const [declared] = await declare([{ ...bad, goods: wrong }]);
    if (!declared) throw new Error("one declaration");
    await control(box, "customs/step", {});
    const heardBefore = await receipts();
    const returned = foldOf(declared, heardBefore);
    expect(returned).toMatchObject({ state: "returned", cause: "CEB603" });
    expect(mayHandOver(returned)).toMatchObject({ ok: false, refusal: { code: "declaration_stopped" } });
    const explained = returned.last && explainReturn("CEB603", returned.last);
    expect(explained?.repairs).toContainEqual({ element: "gcode", place: "product_code" });

    const correction = correctionOf(returned.documents.list);
    if (!correction.ok) throw new Error(correction.refusal.code);
    expect(correction.value).toMatchObject({ appType: "2", preNo: returned.preNo });
    const guid = nextGuid();
    const { document: list } = buildList(bad, caseSeller, stamp(guid, correction.value));
    const [message] = packMessages("CEB603", list ? [list] : [], transferOf(transmitter), [nextGuid()]);
    if (!message) throw new Error("one message");
    expect((await send(message)).answer).toMatchObject({ kind: "accepted" });
    await control(box, "customs/step", {});
    const again = { ...declared, list: [...declared.list, { guid, appType: "2" as const, sentAt: Date.now() }] };
    expect(foldOf(again, heardBefore)).toMatchObject({ state: "sent", preNo: returned.preNo });
    expect(foldOf(again, await receipts())).toMatchObject({ state: "closed" });
  });

  it("take an envelope once, however often it comes, and refuse a wrong secret and a wrong key", async () => {
    const [parcel] = variedParcels(1, 123);
    const { document: order } = buildOrder(
      { ...(parcel as ParcelFacts), orderNo: "ONCE1" },
      caseSeller,
      stamp(nextGuid()),
    );
    const [message] = packMessages("CEB303", order ? [order] : [], transferOf(transmitter), [nextGuid()]);
    if (!message) throw new Error("one message");
    for (const _ of [1, 2, 3])
      expect((await send(message, "SAME-ID")).answer).toEqual({ kind: "accepted", copMsgId: "SAME-ID" });
    await control(box, "customs/step", {});
    const heard = (await receipts()).filter(({ orderNo }) => orderNo === "ONCE1");
    expect(heard.filter(({ status }) => status === "2")).toHaveLength(1);
    const stranger = await dataExchangeGateway.poll({ ...account, secret: "other" }, "", 10, options);
    expect(stranger.answer).toMatchObject({ kind: "refused", code: "wrong_credentials" });
    expect(JSON.stringify(stranger.exchange)).not.toContain(secret);
    const lists = variedParcels(1, 124).flatMap(
      (one) => buildList({ ...one, copNo: "KEY1" }, caseSeller, stamp(nextGuid())).document ?? [],
    );
    const [signedByOther] = packMessages("CEB603", lists, transferOf(transmitter), [nextGuid()]);
    if (signedByOther) await send(signedByOther, "OTHER-KEY", otherKey);
    const refusals = (await readAll()).flatMap((entry) => (entry.decoded.ok ? entry.decoded.value.receipts : []));
    expect(
      refusals.some((one) =>
        one.kind === "CEB900"
          ? one.copMsgId === "OTHER-KEY"
          : one.kind === "CEB604" && one.copNo === "KEY1" && one.status.startsWith("-"),
      ),
    ).toBe(true);
  });

  it("a feed read in small pages, twice, is the same; a single busy answer is asked over", async () => {
    const [small, large] = [await readAll(7), await readAll(100)];
    expect(small.map(({ cursor }) => cursor)).toEqual(large.map(({ cursor }) => cursor));
    await control(box, "customs/faults", { add: [{ kind: "error", on: "receipts", times: 1 }] });
    expect((await dataExchangeGateway.poll(account, "", 1, options)).answer).toMatchObject({ kind: "accepted" });
  });

  it.each(["empty", "text", "cut", "data", "message", "doctype", "unknown_type"])(
    "garbage of the kind %s stands in the feed and stops nothing",
    async (kind) => {
      await control(box, "customs/behaviours", { clear: true, add: [{ kind: "garbage", garbage: kind, times: 1 }] });
      const before = await readAll();
      const [parcel] = variedParcels(1, 200 + kind.length);
      await declare([{ ...(parcel as ParcelFacts), orderNo: `G${kind}`, waybillNo: `LPG${kind}`, copNo: `G${kind}` }]);
      await control(box, "customs/step", {});
      const added = (await readAll()).slice(before.length);
      expect(added.filter(({ decoded }) => !decoded.ok)).toHaveLength(1);
      const heard = added.flatMap(({ decoded }) => (decoded.ok ? decoded.value.receipts : []));
      expect(heard.some((one) => one.kind === "CEB604" && one.status === "899")).toBe(true);
    },
  );

  it("release and close 500 varied parcels, which may then be handed over", async () => {
    const declared = await declare(variedParcels(500));
    await control(box, "customs/step", {});
    const heard = await receipts();
    const byGuid = Map.groupBy(heard, ({ guid }) => guid);
    const states = declared.map((one) => {
      const own = [...one.order, ...one.list].flatMap(({ guid }) => byGuid.get(guid) ?? []);
      const declaration = foldOf(one, own);
      return [declaration.state, mayHandOver(declaration).ok, declaration.last?.info ?? ""];
    });
    expect(states.filter(([state, may]) => state !== "closed" || !may)).toEqual([]);
    const [first] = declared;
    const list: SentDocument = {
      ...{ id: "1", kind: "CEB603", guids: [], number: first?.parcel.copNo ?? "", companyCode: caseSeller.agent.code },
    };
    const own = heard.filter((one) => matchReceipt(one, [list]));
    expect(own.map(({ status }) => status)).toEqual(["2", "3", "120", "399", "800", "899"]);
  });
});
