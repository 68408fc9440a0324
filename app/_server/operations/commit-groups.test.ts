import { describe, expect, it } from "vitest";
import { CommitGroups } from "./commit-groups.ts";

const aTurn = () => new Promise<void>((go) => setImmediate(go));

/** Work that waits until it is told to go on. */
function slowly(fails: (item: number) => boolean = () => false) {
  const groups: string[] = [];
  const gates: (() => void)[] = [];
  const work = async (key: string, items: readonly number[]) => {
    groups.push(`${key}:${items.join(",")}`);
    await new Promise<void>((go) => gates.push(go));
    if (items.some(fails)) throw new Error(`cannot ${items.join(",")}`);
    return items.map((item) => item * 10);
  };
  const release = async () => {
    gates.shift()?.();
    // the work ends in one turn, what waits begins in the next
    await aTurn();
    await aTurn();
  };
  return { groups, work, release };
}
const limits = { sideBySide: 2, most: 3, sizeOf: () => 1 };

describe("callers that share a commit", () => {
  it("wait for nobody, and what comes meanwhile goes together", async () => {
    const { groups, work, release } = slowly();
    const shared = new CommitGroups(work, limits);
    const first = shared.submit("a", 1);
    await aTurn();
    expect(groups).toEqual(["a:1"]);
    const rest = Promise.all([2, 3, 4, 5].map((item) => shared.submit("a", item)));
    for (let turn = 0; turn < 3; turn++) await release();
    expect([await first, ...(await rest)]).toEqual([10, 20, 30, 40, 50]);
    expect(groups).toEqual(["a:1", "a:2,3,4", "a:5"]);
  });

  it("of one turn go together, and so do those who come back in the turn in which they were answered", async () => {
    const groups: string[] = [];
    const shared = new CommitGroups<number, number>(
      async (_, items) => {
        groups.push(items.join(","));
        return items;
      },
      { ...limits, most: 9 },
    );
    const caller = async (item: number) => {
      await shared.submit("a", item);
      await shared.submit("a", item + 10);
    };
    await Promise.all([1, 2, 3].map(caller));
    expect(groups).toEqual(["1,2,3", "11,12,13"]);
  });

  it("fail alone", async () => {
    const { groups, work, release } = slowly((item) => item === 3);
    const shared = new CommitGroups(work, limits);
    const first = shared.submit("a", 1);
    await aTurn();
    const answers = Promise.allSettled([first, ...[2, 3, 4].map((item) => shared.submit("a", item))]);
    for (let turn = 0; turn < 6; turn++) await release();
    expect((await answers).map((one) => (one.status === "fulfilled" ? one.value : String(one.reason)))).toEqual([
      ...[10, 20, "Error: cannot 3", 40],
    ]);
    expect(groups).toEqual(["a:1", "a:2,3,4", "a:2", "a:3", "a:4"]);
  });

  it("of different keys go side by side, no more than are allowed, and a busy key keeps nobody waiting", async () => {
    const { groups, work, release } = slowly();
    const shared = new CommitGroups(work, limits);
    const first = shared.submit("busy", 1);
    await aTurn();
    const answers = Promise.all([
      ...[first, ...[2, 3, 4, 5, 6, 7, 8].map((item) => shared.submit("busy", item))],
      ...[shared.submit("b", 1), shared.submit("c", 1)],
    ]);
    await aTurn();
    expect(groups).toEqual(["busy:1", "b:1"]);
    await release();
    expect(groups.at(-1)).toBe("c:1");
    for (let turn = 0; turn < 6; turn++) await release();
    await answers;
    expect(groups).toEqual(["busy:1", "b:1", "c:1", "busy:2,3,4", "busy:5,6,7", "busy:8"]);
  });
});
