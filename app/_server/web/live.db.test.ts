import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { connectAsAdmin, createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller } from "#db/testing/dispatch";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { raiseAndTell } from "../operations/alarms.test-data.ts";
import { closeLiveStreams, gatherNewsMs, openLiveStream } from "./live.ts";

let database: TestDatabase;
let seller: TestSeller;
let other: TestSeller;
beforeAll(async () => {
  database = await createTestDatabase();
  [seller, other] = [await aSeller(), await aSeller()];
});
afterEach(closeLiveStreams);
afterAll(async () => {
  await database.close();
});

const change = (of: TestSeller) => inScope(of.jobScope, raiseLiveCursor);

type Open = {
  /** The next event as "<event> <cursor>", or null at the end of the stream. */
  readonly next: () => Promise<string | null>;
  readonly leave: () => void;
};

async function open(of: TestSeller, init: { after?: number; lastEventId?: number } = {}): Promise<Open> {
  const leaving = new AbortController();
  const query = init.after === undefined ? "" : `?after=${init.after}`;
  const headers = new Headers(init.lastEventId === undefined ? [] : [["last-event-id", String(init.lastEventId)]]);
  const request = new Request(`http://localhost/api/live/x${query}`, { headers, signal: leaving.signal });
  const response = await openLiveStream(of.ownerScope, request);
  expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const next = async (): Promise<string | null> => {
    for (;;) {
      const frame = /^([\s\S]*?)\n\n/.exec(text);
      if (frame) {
        text = text.slice(frame[0].length);
        const event = /^event: (\w+)$/m.exec(frame[0])?.[1];
        if (event) return `${event} ${/^id: (\d+)$/m.exec(frame[0])?.[1]}`;
        continue;
      }
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return null;
      text += chunk.value;
    }
  };
  return { next, leave: () => leaving.abort() };
}

describe("alarms on a live stream", () => {
  /** The frames of one connection: `{to, from, names}` of each news, until `count` alarms or the cut. */
  async function listen(of: ReadySeller, after: number | null, until: (names: readonly string[]) => boolean) {
    const leaving = new AbortController();
    const headers = new Headers(after === null ? [] : [["last-event-id", String(after)]]);
    const request = new Request("http://localhost/api/live/x", { headers, signal: leaving.signal });
    const response = await openLiveStream(of.ownerScope, request);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    let last = after;
    const names: string[] = [];
    while (!until(names)) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) break;
      text += chunk.value;
      for (;;) {
        const frame = /^([\s\S]*?)\n\n/.exec(text);
        if (!frame) break;
        text = text.slice(frame[0].length);
        const id = /^id: (\d+)$/m.exec(frame[0])?.[1];
        const data = /^data: (.*)$/m.exec(frame[0])?.[1];
        if (!id || !data) continue;
        last = Number(id);
        const { alarms = [] } = JSON.parse(data) as { alarms?: { number: string }[] };
        names.push(...alarms.map(({ number }) => number));
      }
    }
    leaving.abort();
    return { last, names };
  }

  test("come each once and in order, however often the connection is cut and whoever writes meanwhile", async () => {
    const loud = await aReadySeller();
    const [parcel] = await aBatchOfWaybills(loud, 1);
    const names = Array.from({ length: 24 }, (_, n) => `LX${String(n).padStart(9, "0")}CN`);
    // several writers at a time, some with more than one alarm
    const writing = (async () => {
      for (let n = 0; n < names.length; n += 4) {
        const [one, two, three, four] = names.slice(n, n + 4).map((number) => ({ number, now: Date.now() }));
        if (!one || !two || !three || !four) throw new Error("not four");
        await Promise.all([
          raiseAndTell(loud, parcel?.waybillId ?? "", [one, two]),
          raiseAndTell(loud, parcel?.waybillId ?? "", [three]),
          raiseAndTell(loud, parcel?.waybillId ?? "", [four]),
        ]);
      }
    })();
    const seen: string[] = [];
    let last: number | null = 0;
    // cut after every other alarm or so, in the middle of what is being written
    for (let round = 0; round < 60 && seen.length < names.length; round += 1) {
      const connection: { last: number | null; names: string[] } = await listen(
        loud,
        last,
        (got) => got.length >= 1 + (round % 3),
      );
      last = connection.last;
      seen.push(...connection.names);
    }
    await writing;
    expect(seen.toSorted()).toEqual(names);
    // nothing is told again to whoever comes back, and everything to who missed all
    await inScope(loud.jobScope, raiseLiveCursor);
    let looks = 0;
    const back = await listen(loud, last, () => {
      looks += 1;
      return looks > 2;
    });
    expect(back.names).toEqual([]);
    const all = await listen(loud, 0, (got) => got.length >= names.length);
    expect(all.names).toEqual(seen);
  });

  test("that somebody has taken over meanwhile do not ring, nor those of other roles", async () => {
    const loud = await aReadySeller();
    const [parcel] = await aBatchOfWaybills(loud, 1);
    const now = Date.now();
    const [taken] = await raiseAndTell(loud, parcel?.waybillId ?? "", [{ number: "LX000000001CN", now }]);
    await raiseAndTell(loud, parcel?.waybillId ?? "", [{ number: "LX000000002CN", now }]);
    await inScope(loud.ownerScope, async (db) => {
      await db.execute(sql`update incidents set state = 'acknowledged' where id = ${taken?.incident.id ?? ""}::uuid`);
      await raiseLiveCursor(db);
    });
    expect((await listen(loud, 0, (got) => got.length > 0)).names).toEqual(["LX000000002CN"]);
    // noted behind the event that the browser has seen already
    const shown = () =>
      inScope(loud.ownerScope, async (db) => {
        const [row] = await db.execute<{ n: number }>(
          sql`select count(*)::int as n from alarms where seller_id = ${loud.sellerId}::uuid and screen_at is not null`,
        );
        return row?.n;
      });
    await expect.poll(shown).toBe(1);
  });
});

describe("a live stream", () => {
  test("says where it begins, then tells every change of its own seller", async () => {
    const stream = await open(seller);
    expect(await stream.next()).toBe("hello 0");
    await change(other);
    await change(seller);
    expect(await stream.next()).toBe("news 1");
  });

  test("tells at once what a returning browser missed, and nothing when it missed nothing", async () => {
    const missed = await open(seller, { lastEventId: 0 });
    expect(await missed.next()).toBe("news 1");
    const current = await open(seller, { after: 1 });
    await change(seller);
    expect(await current.next()).toBe("news 2");
  });

  test("gathers a burst: the first at once, then the last", async () => {
    const stream = await open(other, { after: 1 });
    const began = Date.now();
    for (let n = 0; n < 20; n++) await change(other);
    const seen: (string | null)[] = [];
    while (seen.at(-1) !== "news 21") seen.push(await stream.next());
    // however slow the machine: one more than spans have passed
    expect(seen.length).toBeLessThanOrEqual(2 + (Date.now() - began) / gatherNewsMs);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("tells nothing of a change that was rolled back", async () => {
    const stream = await open(seller, { after: 2 });
    const undone = inScope(seller.jobScope, async (db) => {
      await raiseLiveCursor(db);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await change(seller);
    expect(await stream.next()).toBe("news 3");
  });

  test("finds what was told while its connection was lost", async () => {
    const stream = await open(seller, { after: 3 });
    const admin = connectAsAdmin(database.name);
    await admin`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${database.name} and application_name like '%listen%'`;
    await change(seller);
    expect(await stream.next()).toBe("news 4");
    await admin.end();
  });

  test("ends when the browser leaves and when the process must", async () => {
    const [left, told] = [await open(seller), await open(seller)];
    left.leave();
    expect(await left.next()).toBe(null);
    closeLiveStreams();
    expect([await told.next(), await told.next()]).toContain(null);
  });
});
