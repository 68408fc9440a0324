import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { connectAsAdmin, createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { closeLiveStreams, openLiveStream } from "./live.ts";

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
    for (let n = 0; n < 20; n++) await change(other);
    const seen: (string | null)[] = [];
    while (seen.at(-1) !== "news 21") seen.push(await stream.next());
    expect(seen.length).toBeLessThan(10);
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
