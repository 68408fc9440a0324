import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { create, type Font, type Glyph, type GlyphPosition, type GlyphRun } from "fontkit";
import type { Ruler } from "#lib/papers/ruler";

/** Two faces: Noto Sans for Latin, Greek and Cyrillic letters, Noto Sans SC for hanzi and all else (both OFL). */
export const faces = ["latin", "latinBold", "hanzi", "hanziBold"] as const;
export type Face = (typeof faces)[number];

const files: Readonly<Record<Face, string>> = {
  latin: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  latinBold: "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  hanzi: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  hanziBold: "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
};

export type LoadedFace = {
  readonly font: Font;
  /** Advance of a code point in thousandths of the size; undefined when the face has no glyph. */
  readonly advance: (codePoint: number) => number | undefined;
};

/** From the installation's root: a bundler that saw the way would try to bundle the fonts. */
const installed = createRequire(join(/* turbopackIgnore: true */ process.cwd(), "package.json"));
let loaded: Readonly<Record<Face, LoadedFace>> | undefined;

/** Opens the four faces once per process: 20 ms each, and every glyph is looked up once. */
export function loadFaces(): Readonly<Record<Face, LoadedFace>> {
  loaded ??= {
    latin: openFace("latin"),
    latinBold: openFace("latinBold"),
    hanzi: openFace("hanzi"),
    hanziBold: openFace("hanziBold"),
  };
  return loaded;
}

function openFace(face: Face): LoadedFace {
  const original = create(readFileSync(installed.resolve(files[face])));
  const glyphs = new Map<number, Glyph>();
  const advances = new Map<number, number | undefined>();
  const glyphOf = (codePoint: number): Glyph => {
    const known = glyphs.get(codePoint);
    if (known) return known;
    const glyph = knownBy(original.glyphForCodePoint(codePoint), codePoint);
    glyphs.set(codePoint, glyph);
    return glyph;
  };
  const font = Object.create(original) as Font;
  font.layout = (text) => layoutPlain(text, glyphOf);
  return {
    font,
    advance: (codePoint) => {
      if (advances.has(codePoint)) return advances.get(codePoint);
      const has = original.hasGlyphForCodePoint(codePoint);
      const advance = has ? (glyphOf(codePoint).advanceWidth * 1000) / original.unitsPerEm : undefined;
      advances.set(codePoint, advance);
      return advance;
    },
  };
}

/**
 * A glyph that says which code point it stands for: fontkit keeps one object per glyph, and one that was first met as a part
 * of another (E in É) would say nothing, so that the text could not be searched or copied.
 */
function knownBy(glyph: Glyph, codePoint: number): Glyph {
  if (glyph.codePoints.includes(codePoint)) return glyph;
  return Object.create(glyph, { codePoints: { value: [codePoint] } }) as Glyph;
}

/** Glyph by glyph: no ligatures, so that the text can be searched and copied, and ten times faster than shaping. */
function layoutPlain(text: string, glyphOf: (codePoint: number) => Glyph): GlyphRun {
  const glyphs: Glyph[] = [];
  const positions: GlyphPosition[] = [];
  let advanceWidth = 0;
  for (const character of text) {
    const glyph = glyphOf(character.codePointAt(0) ?? 0);
    glyphs.push(glyph);
    positions.push({ xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 });
    advanceWidth += glyph.advanceWidth;
  }
  return { glyphs, positions, advanceWidth };
}

/** Which face draws a code point: the Latin one if it can. */
export function faceOf(codePoint: number, bold: boolean): Face {
  const latin = bold ? "latinBold" : "latin";
  return loadFaces()[latin].advance(codePoint) === undefined ? (bold ? "hanziBold" : "hanzi") : latin;
}

/** Measures with the same advances that draw. */
export function fontRuler(): Ruler {
  const all = loadFaces();
  const [plain, bold] = [false, true].map((isBold) => {
    const known = new Map<number, number>();
    return (codePoint: number): number => {
      let advance = known.get(codePoint);
      if (advance === undefined) {
        advance = all[faceOf(codePoint, isBold)].advance(codePoint) ?? 0;
        known.set(codePoint, advance);
      }
      return advance;
    };
  }) as [(codePoint: number) => number, (codePoint: number) => number];
  return {
    width: (text, size, isBold) => {
      const advanceOf = isBold ? bold : plain;
      let sum = 0;
      for (const character of text) sum += advanceOf(character.codePointAt(0) ?? 0);
      return (sum * size) / 1000;
    },
    covers: (codePoint) => all.latin.advance(codePoint) !== undefined || all.hanzi.advance(codePoint) !== undefined,
  };
}
