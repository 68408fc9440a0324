import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { aPicture } from "./hostile-documents.test-data.ts";
import { looksBlurred, sharpness, sharpnessSide } from "./sharpness.ts";

/** Print of 2000 x 1500 on a table, in a photo of 3000 x 2250. */
async function photo(): Promise<Sharp> {
  const table = { create: { width: 3000, height: 2250, channels: 3, background: "#7a6a58" } } as const;
  const page = await aPicture(2000, 1500).png().toBuffer();
  return sharp(
    await sharp(table)
      .composite([{ input: page, left: 500, top: 300 }])
      .png()
      .toBuffer(),
  );
}

async function isBlurred(picture: Sharp): Promise<boolean> {
  const small = sharp(await picture.jpeg().toBuffer()).resize({
    width: sharpnessSide,
    height: sharpnessSide,
    fit: "inside",
  });
  const { data, info } = await small.greyscale().toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
  return looksBlurred(sharpness(data, info.width, info.height));
}

describe("a photo of print", () => {
  it.each<[string, (picture: Sharp) => Sharp, boolean]>([
    ["as it is", (picture) => picture, false],
    ["a little soft", (picture) => picture.blur(1.5), false],
    ["in dim light", (picture) => picture.linear(0.35, 30), false],
    ["out of focus", (picture) => picture.blur(7), true],
    ["out of focus in dim light", (picture) => picture.blur(7).linear(0.35, 30), true],
    ["of nothing", (picture) => picture.linear(0, 128), true],
  ])("%s", async (_, change, expected) => {
    expect(await isBlurred(change(await photo()))).toBe(expected);
  });
});
