import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { anOrder, call, control, post, sandboxForTest, standingClock } from "./testing/caller.ts";

type Ledger = {
  seed: string;
  orders: { outOrderId: string; orderCode: string; state: string; repeats: number; trackingNumber: string }[];
};

const open: { end: () => Promise<void> }[] = [];

async function sandbox(options: Parameters<typeof sandboxForTest>[0] = {}) {
  const started = await sandboxForTest(options);
  open.push(started);
  return started;
}

afterEach(async () => {
  for (const started of open.splice(0)) await started.end();
});

describe("the platform's own checks", () => {
  it.each([
    ["no signature", { data_digest: "" }, "S12"],
    ["a wrong signature", { data_digest: "ufYU7rvXhHY3IDyZgyt6SA==" }, "S02"],
    ["an unknown caller", { logistic_provider_id: "nobody" }, "S03"],
    ["an unknown message", { msg_type: "cnge.order.paint" }, "S04"],
    ["a wrong address", { to_code: "CGOP" }, "S10"],
  ])("refuses %s", async (_name, over, code) => {
    const box = await sandbox();
    expect(
      await call(box, "cnge.order.create", anOrder("w1"), over as unknown as Record<string, string>),
    ).toMatchObject({ success: "false", errorCode: code });
    expect((await control<Ledger>(box, "ledger")).orders).toEqual([]);
  });

  it("needs no to_code", async () => {
    const box = await sandbox();
    expect((await call(box, "cnge.order.create", anOrder("w1"), { to_code: "" })).success).toBe("true");
  });

  it("tells broken JSON from JSON that is no object", async () => {
    const box = await sandbox();
    expect((await call(box, "cnge.order.create", '{"outOrderId":')).errorCode).toBe("S01");
    expect((await call(box, "cnge.order.create", "[1]")).errorCode).toBe("S05");
  });

  it("limits calls per second", async () => {
    const clock = standingClock();
    const box = await sandbox({ now: clock.now });
    await control(box, "accounts", { providerId: "ALP-DEMO", callsPerSecond: 1 });
    expect((await call(box, "cnge.order.create", anOrder("w1"))).success).toBe("true");
    expect((await call(box, "cnge.order.create", anOrder("w2"))).errorCode).toBe("S14");
    clock.pass(1_000);
    expect((await call(box, "cnge.order.create", anOrder("w2"))).success).toBe("true");
  });
});

describe("cnge.order.create", () => {
  it("answers an order code, a number and a lane, and keeps the order", async () => {
    const box = await sandbox();
    const answer = await call(box, "cnge.order.create", anOrder("w1"));
    expect(answer).toMatchObject({ success: "true", errorCode: "", errorMsg: "" });
    expect(answer.data.orderCode).toMatch(/^LP\d{14}$/);
    expect(answer.data.trackingNumber).toMatch(/^LX\d{9}CN$/);
    expect(answer.data.laneCode).toMatch(/^L_STD_FR_\d\d$/);
    expect((await control<Ledger>(box, "ledger")).orders).toMatchObject([
      { outOrderId: "w1", orderCode: answer.data.orderCode, state: "created", repeats: 0 },
    ]);
  });

  it("answers the same content with the same order, whatever the order of its members", async () => {
    const box = await sandbox();
    const order = anOrder("w1");
    const first = await call(box, "cnge.order.create", order);
    const turned = Object.fromEntries(Object.entries(order).reverse());
    expect(await call(box, "cnge.order.create", turned)).toEqual(first);
    expect((await control<Ledger>(box, "ledger")).orders).toMatchObject([{ repeats: 1 }]);
  });

  it("refuses a known outOrderId with other content", async () => {
    const box = await sandbox();
    await call(box, "cnge.order.create", anOrder("w1"));
    const answer = await call(box, "cnge.order.create", anOrder("w1", { syncGetTrackingNumber: "false" }));
    expect(answer).toMatchObject({ success: "false", errorCode: "S20" });
  });

  it("makes one order of two calls at once", async () => {
    const box = await sandbox();
    const answers = await Promise.all([1, 2, 3, 4].map(() => call(box, "cnge.order.create", anOrder("w1"))));
    expect(new Set(answers.map((answer) => answer.data.orderCode)).size).toBe(1);
    expect((await control<Ledger>(box, "ledger")).orders).toHaveLength(1);
  });

  it("keeps accounts apart", async () => {
    const accounts = [
      { providerId: "A", secret: "sa" },
      { providerId: "ALP-DEMO", secret: "alp-demo-secret" },
    ];
    const box = await sandbox({ accounts });
    const { digestOf } = await import("./link/digest.ts");
    const content = JSON.stringify(anOrder("w1"));
    const mine = await call(box, "cnge.order.create", content);
    const theirs = await call(box, "cnge.order.create", content, {
      logistic_provider_id: "A",
      data_digest: digestOf(content, "sa"),
    });
    expect(theirs.data.orderCode).not.toBe(mine.data.orderCode);
    const ask = JSON.stringify({ orderCode: mine.data.orderCode });
    expect(
      (await call(box, "cnge.track.get", ask, { logistic_provider_id: "A", data_digest: digestOf(ask, "sa") }))
        .errorCode,
    ).toBe("B0005");
  });

  it("reads numbers as text and lists wrapped the XML way", async () => {
    const box = await sandbox();
    const [parcel] = anOrder("w1").packageParams;
    const wrapped = { packageParam: { ...parcel, weight: "320", itemParams: { itemParam: parcel?.itemParams[0] } } };
    expect(
      (await call(box, "cnge.order.create", anOrder("w1", { packageParams: wrapped, syncGetTrackingNumber: true })))
        .success,
    ).toBe("true");
  });

  const receiver = anOrder("x").receiverParam;
  const [parcel] = anOrder("x").packageParams;
  const [item] = parcel?.itemParams ?? [];
  const withItem = (change: object) => ({ packageParams: [{ ...parcel, itemParams: [{ ...item, ...change }] }] });

  it.each([
    ["no outOrderId", { outOrderId: "" }, "S12", /outOrderId/],
    ["no receiver", { receiverParam: undefined }, "S12", /收件人信息/],
    ["a receiver without name", { receiverParam: { ...receiver, name: " " } }, "S12", /收件人姓名不能为空/],
    ["a masked receiver", { receiverParam: { ...receiver, name: "J***" } }, "S20", /脱敏/],
    ["a phone that is too long", { receiverParam: { ...receiver, mobilePhone: "1".repeat(33) } }, "S12", /手机号长度/],
    ["a phone with letters", { receiverParam: { ...receiver, mobilePhone: "call me" } }, "S12", /手机号格式/],
    ["no postcode where one sorts by it", { receiverParam: { ...receiver, zipCode: "" } }, "S20", /邮编/],
    ["an unserved country", { receiverParam: { ...receiver, countryCode: "KP" } }, "S20", /不支持收件国家KP/],
    ["a country name", { receiverParam: { ...receiver, countryCode: "France" } }, "S12", /国家编码/],
    ["an unknown solution", { solutionParam: { solutionCode: "CN_GLO_MOON" } }, "S20", /解决方案/],
    ["no parcel", { packageParams: [] }, "S12", /包裹信息/],
    ["no weight", { packageParams: [{ ...parcel, weight: 0 }] }, "S12", /重量必须大于0/],
    ["too much weight", { packageParams: [{ ...parcel, weight: 30_001 }] }, "S20", /超过线路上限/],
    ["a side too long", { packageParams: [{ ...parcel, length: 151 }] }, "S20", /尺寸/],
    ["a free item", withItem({ unitPrice: 0 }), "S20", /0.01-10000.00/],
    ["an item of 10,000.01", withItem({ unitPrice: 1_000_001 }), "S20", /0.01-10000.00/],
    ["a Chinese English name", withItem({ englishName: "棉T恤" }), "S20", /英文品名/],
    ["an HS code of five digits", withItem({ hscode: "61091" }), "S12", /海关编码/],
    ["a thousand of one", withItem({ quantity: 1000 }), "S12", /1-999/],
    ["Brazil without CPF", { receiverParam: { ...receiver, countryCode: "BR" } }, "S20", /CPF/],
    [
      "Korea with a wrong PCCC",
      {
        receiverParam: { ...receiver, countryCode: "KR" },
        solutionParam: { solutionCode: "CN_GLO_STD", importCustomsParam: { taxNumber: "P12" } },
      },
      "S20",
      /PCCC/,
    ],
  ])("refuses %s", async (_name, change, code, text) => {
    const box = await sandbox();
    const answer = await call(box, "cnge.order.create", anOrder("w1", change as Record<string, unknown>));
    expect(answer.success).toBe("false");
    expect(answer.errorCode).toBe(code);
    expect(answer.errorMsg).toMatch(text);
    expect((await control<Ledger>(box, "ledger")).orders).toEqual([]);
  });

  it("takes the dearest and the cheapest item", async () => {
    const box = await sandbox();
    expect((await call(box, "cnge.order.create", anOrder("w1", withItem({ unitPrice: 1 })))).success).toBe("true");
    expect((await call(box, "cnge.order.create", anOrder("w2", withItem({ unitPrice: 1_000_000 })))).success).toBe(
      "true",
    );
  });
});

describe("after the order", () => {
  it("gives the carrier's label as a PDF, or only the number to callers that draw their own", async () => {
    const box = await sandbox();
    const { data } = await call(box, "cnge.order.create", anOrder("w1"));
    const own = await call(box, "cnge.waybill.get", {
      orderCode: data.orderCode,
      waybillType: 1,
      locale: "zh_CN",
      needSelfDrawLabels: true,
    });
    expect(own.data).toMatchObject({
      trackingNumber: data.trackingNumber,
      laneCode: data.laneCode,
      waybillPdfData: "",
    });
    const theirs = await call(box, "cnge.waybill.get", { orderCode: data.orderCode, waybillType: "1" });
    const pdf = Buffer.from(String(theirs.data.waybillPdfData), "base64").toString("latin1");
    expect(pdf.slice(0, 8)).toBe("%PDF-1.4");
    expect(pdf).toContain(String(data.trackingNumber));
    expect(theirs.data).toMatchObject({ laneLastMileCP: "Colissimo", laneName: "菜鸟国际标准-FR" });
  });

  it("shows the number later to callers that did not wait for it", async () => {
    const box = await sandbox();
    const { data } = await call(box, "cnge.order.create", anOrder("w1", { syncGetTrackingNumber: "false" }));
    expect(data.trackingNumber).toBe("");
    const asked = await call(box, "cnge.waybill.get", { orderCode: data.orderCode });
    expect(asked.data.trackingNumber).toMatch(/^LX\d{9}CN$/);
  });

  it("lets address and goods be changed and the order be cancelled before pick-up, and neither after", async () => {
    const box = await sandbox();
    const { data } = await call(box, "cnge.order.create", anOrder("w1"));
    const change = { orderCode: data.orderCode, receiverParam: { ...anOrder("x").receiverParam, city: "Lyon" } };
    expect((await call(box, "cnge.order.update", change)).success).toBe("true");
    expect(
      (await call(box, "cnge.order.update", { orderCode: data.orderCode, receiverParam: { name: "" } })).errorCode,
    ).toBe("S12");
    await control(box, "step", { hours: 60 });
    expect((await call(box, "cnge.order.update", change)).errorCode).toBe("B0006");
    expect(await call(box, "cnge.order.cancel", { orderCode: data.orderCode })).toMatchObject({
      success: "false",
      errorCode: "B0006",
    });
  });

  it("cancels once, answers a second cancel with yes, and closes the order", async () => {
    const box = await sandbox();
    const { data } = await call(box, "cnge.order.create", anOrder("w1"));
    expect((await call(box, "cnge.order.cancel", { outOrderId: "w1" })).success).toBe("true");
    expect((await call(box, "cnge.order.cancel", { orderCode: data.orderCode })).success).toBe("true");
    expect((await call(box, "cnge.waybill.get", { orderCode: data.orderCode })).errorCode).toBe("B0006");
    expect((await call(box, "cnge.order.create", anOrder("w1"))).errorCode).toBe("B0006");
    await control(box, "step", { hours: 1_000 });
    const { data: track } = await call(box, "cnge.track.get", { orderCode: data.orderCode });
    expect(track.traceDetailList).toMatchObject([{ actionCode: "GWMS_CANCEL" }]);
  });

  it("does not know other codes", async () => {
    const box = await sandbox();
    for (const message of ["cnge.order.update", "cnge.order.cancel", "cnge.waybill.get", "cnge.track.get"]) {
      expect((await call(box, message, { orderCode: "LP00000000000000" })).errorCode).toBe("B0005");
      expect((await call(box, message, {})).errorCode).toBe("S12");
    }
  });
});

describe("the ledger", () => {
  it("remembers everything after a restart, and drops a line that was cut while it was written", async () => {
    const first = await sandboxForTest({ seed: "again" });
    const { data } = await call(first, "cnge.order.create", anOrder("w1"));
    await call(first, "cnge.order.create", anOrder("w2"));
    await control(first, "step", { hours: 60 });
    const before = await control<Ledger>(first, "ledger");
    await first.close();
    const path = join(first.dataDir, "ledger.jsonl");
    await writeFile(path, `${await readFile(path, "utf8")}{"type":"created","outOrderId":"w3`);
    const second = await sandbox({ seed: "another", dataDir: first.dataDir });
    expect(await control<Ledger>(second, "ledger")).toEqual(before);
    expect((await call(second, "cnge.order.create", anOrder("w1"))).data.orderCode).toBe(data.orderCode);
    const third = await call(second, "cnge.order.create", anOrder("w3"));
    expect(before.orders.map((order) => order.orderCode)).not.toContain(third.data.orderCode);
    expect(third.success).toBe("true");
  });

  it("is on the disk before the answer", async () => {
    const box = await sandbox();
    const { data } = await call(box, "cnge.order.create", anOrder("w1"));
    expect(await readFile(join(box.dataDir, "ledger.jsonl"), "utf8")).toContain(String(data.orderCode));
  });

  it("is shown to no web page", async () => {
    const box = await sandbox();
    const response = await fetch(`${box.url}/_sandbox/ledger`, { headers: { origin: "https://evil.example" } });
    expect(response.status).toBe(403);
  });
});

describe("other doors", () => {
  it.each([
    ["GET", "/gateway/link.do", 405],
    ["POST", "/gateway/other.do", 404],
  ])("%s %s answers %i", async (method, path, status) => {
    const box = await sandbox();
    expect((await fetch(`${box.url}${path}`, { method })).status).toBe(status);
  });

  it("reads no other body than a form", async () => {
    const box = await sandbox();
    const response = await fetch(box.gatewayUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(await response.json()).toMatchObject({ errorCode: "S12" });
    expect((await post(box, "cnge.order.create", "x".repeat(5 * 1024 * 1024))).status).toBe(413);
  });
});
