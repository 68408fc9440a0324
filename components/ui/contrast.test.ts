import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Rgb = readonly [number, number, number];

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** The tokens of one block of the style sheet, by name. */
function tokensOf(selector: string): ReadonlyMap<string, Rgb> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("}", start));
  const found = [...block.matchAll(/--([a-z-]+):\s*#([0-9a-f]{6});/g)];
  return new Map(found.map(([, name = "", hex = ""]) => [name, rgb(hex)]));
}

function rgb(hex: string): Rgb {
  const [r, g, b] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return [r ?? 0, g ?? 0, b ?? 0];
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["canvas", "sidebar", "surface", "raised", "sunken", "hover", "selected"];
const inks = ["ink", "ink-soft", "ink-faint", "accent-ink", "alarm", "soon", "done"];
const texts: readonly (readonly [string, string])[] = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-alarm", "alarm"],
  ["accent-ink", "accent-soft"],
  ["alarm", "alarm-soft"],
  ["soon", "soon-soft"],
  ["done", "done-soft"],
  ["ink", "alarm-soft"],
  ["ink", "soon-soft"],
  ["ink", "done-soft"],
  ["canvas", "ink"],
];
/** What must be seen to be used: edges of fields, rings of focus (WCAG 1.4.11). */
const edges: readonly (readonly [string, string])[] = ["canvas", "surface", "raised"].flatMap((ground) => [
  ["line-strong", ground] as const,
  ["accent", ground] as const,
]);

const dark = '[data-theme="dark"]';

describe.each([
  ["light", tokensOf(":root")],
  ["dark", tokensOf(dark)],
])("%s", (_, tokens) => {
  const of = (name: string) => tokens.get(name) ?? expect.fail(`there is no token ${name}`);
  const below = (pairs: typeof texts, least: number) =>
    pairs
      .map(([one, other]) => ({ pair: `${one} on ${other}`, ratio: contrast(of(one), of(other)) }))
      .filter(({ ratio }) => ratio < least);

  it("can be read: 4.5 to 1", () => {
    expect(below(texts, 4.5)).toEqual([]);
  });

  it("shows its edges: 3 to 1", () => {
    expect(below(edges, 3)).toEqual([]);
  });
});

it("looks the same whether dark was chosen or follows the device", () => {
  expect([...tokensOf('[data-theme="system"]')]).toEqual([...tokensOf(dark)]);
});

it("knows black on white and its own grey", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});
