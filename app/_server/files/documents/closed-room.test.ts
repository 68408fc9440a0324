import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { inClosedRoom, roomLimits, roomProcess } from "./closed-room.ts";
import { aJpeg, aPdf, bomb, chunk, joined, pngOf } from "./hostile-documents.test-data.ts";

const megabyte = 1024 * 1024;

describe("the closed room", () => {
  it("gives whoever breaks out of a file nothing to read, write or start, and no key", () => {
    process.env.ALP_KEY_RING_PROBE = "secret";
    const { node, args, options } = roomProcess("closed-room-probe.test-data.ts");
    const { stdout } = spawnSync(node, args, { ...options, encoding: "utf8" });
    delete process.env.ALP_KEY_RING_PROBE;
    expect(JSON.parse(String(stdout))).toEqual({ got: [], code: true, variables: ["NODE_ENV"] });
  });

  it("ends at its time, even in the middle of a calculation", async () => {
    // every digit begins a search that runs to the end of the line: hours
    const slow = aPdf({ more: [joined("% ", "1%".repeat(2 * megabyte), "\n null")] });
    const answer = await inClosedRoom({ name: "examine_pdf", maxPages: 10 }, slow, { ...roomLimits, timeMs: 1_500 });
    expect(answer).toEqual({ kind: "failed", why: "time" });
  });

  it("ends when it grows, whatever makes it grow", async () => {
    // 128 times as much: a byte, repeated (ISO 32000-1, 7.4.5); not counted beforehand as Flate is
    const runs = Buffer.alloc(12 * megabyte, Uint8Array.of(129, 0x20));
    const file = aPdf({ content: ["/Filter /RunLengthDecode", runs] });
    const answer = await inClosedRoom({ name: "examine_pdf", maxPages: 10 }, file, {
      ...roomLimits,
      memoryBytes: 400 * megabyte,
    });
    expect(answer).toEqual({ kind: "failed", why: "memory" });
  });

  it("needs little for a picture with a bomb in its text", async () => {
    const text = joined("Comment\0\0", await bomb(400 * megabyte));
    const file = pngOf(1200, 800, await bomb(800 * 151, 0xff), [chunk("zTXt", text)]);
    const answer = await inClosedRoom({ name: "examine_image" }, file, { ...roomLimits, memoryBytes: 400 * megabyte });
    expect(answer).toMatchObject({ kind: "answered" });
  });

  it("answers many at once, each with its own", async () => {
    const widths = [1000, 1100, 1200, 1300, 1400];
    const answers = await Promise.all(
      widths.map(async (width) => inClosedRoom({ name: "examine_image" }, await aJpeg(width, 700))),
    );
    expect(
      answers.map((one) => one.kind === "answered" && (one.facts as { value: { width: number } }).value.width),
    ).toEqual(widths);
  });

  it("breaks down alone", async () => {
    const answer = await inClosedRoom({ name: "draw_page", page: 1 }, joined("no PDF"));
    expect(answer).toEqual({ kind: "failed", why: "crash" });
  });
});
