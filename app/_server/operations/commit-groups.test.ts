import { describe, expect, it } from "vitest";
import { CommitGroups } from "./commit-groups.ts";

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
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  return { groups, work, release };
}
const limits = { sideBySide: 2, most: 3, sizeOf: () => 1 };

describe("callers that share a commit", () => {
  it("wait for nobody, and what comes meanwhile goes together", async () => {
    const { groups, work, release } = slowly();
    const shared = new CommitGroups(work, limits);
    const answers = Promise.all([1, 2, 3, 4, 5].map((item) => shared.submit("a", item)));
    expect(groups).toEqual(["a:1"]);
    await release();
    await release();
    await release();
    expect(await answers).toEqual([10, 20, 30, 40, 50]);
    expect(groups).toEqual(["a:1", "a:2,3,4", "a:5"]);
  });

  it("fail alone", async () => {
    const { groups, work, release } = slowly((item) => item === 3);
    const shared = new CommitGroups(work, limits);
    const answers = Promise.allSettled([1, 2, 3, 4].map((item) => shared.submit("a", item)));
    for (let turn = 0; turn < 6; turn++) await release();
    expect((await answers).map((one) => (one.status === "fulfilled" ? one.value : String(one.reason)))).toEqual([
      ...[10, 20, "Error: cannot 3", 40],
    ]);
    expect(groups).toEqual(["a:1", "a:2,3,4", "a:2", "a:3", "a:4"]);
  });

  it("of different keys go side by side, no more than are allowed, and a busy key keeps nobody waiting", async () => {
    const { groups, work, release } = slowly();
    const shared = new CommitGroups(work, limits);
    const answers = Promise.all([
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((item) => shared.submit("busy", item)),
      ...[shared.submit("b", 1), shared.submit("c", 1)],
    ]);
    expect(groups).toEqual(["busy:1", "b:1"]);
    await release();
    expect(groups.at(-1)).toBe("c:1");
    for (let turn = 0; turn < 6; turn++) await release();
    await answers;
    expect(groups).toEqual(["busy:1", "b:1", "c:1", "busy:2,3,4", "busy:5,6,7", "busy:8"]);
  });
});
