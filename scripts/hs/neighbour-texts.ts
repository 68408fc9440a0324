import type { Phrase } from "#lib/products/hs/lexicon";
import type { NomenclatureName } from "#lib/products/hs/model";
import { type FeaturedText, flattenTexts } from "#lib/products/hs/neighbour-scores";
import type { HsModelFile } from "#lib/products/hs/read-model";
import { textFeatures } from "#lib/products/hs/text-features";
import { titleWords } from "#lib/products/hs/title-words";
import type { OwnTitle } from "./read-sources.ts";

/** The texts that a title may be like: our phrases, our names of subheadings, our titles. */
export function neighbourTexts(
  phrases: readonly Phrase[],
  names: readonly NomenclatureName[],
  titles: readonly OwnTitle[],
): FeaturedText[] {
  const texts = [
    ...phrases.map(({ target, parts }) => ({ code: target, text: parts.join(" ") })),
    ...names.flatMap(({ code, zh, en }) => (code.length === 6 ? [zh, en].map((text) => ({ code, text })) : [])),
    ...titles.map(({ code, title }) => ({ code, text: title })),
  ];
  return texts
    .map(({ code, text }) => ({ code, features: textFeatures(titleWords(text)) }))
    .filter(({ features }) => features.size > 0 && features.size < 256);
}

/** Packs texts for the artefact, see `HsModelFile`. */
export function writeNeighbours(texts: readonly FeaturedText[]): HsModelFile["neighbours"] {
  const { codeOf, startOf, featureAt, valueAt } = flattenTexts(texts);
  const byCode = [...Map.groupBy(codeOf, (code) => code)];
  const counts = Uint8Array.from(codeOf, (_, text) => (startOf[text + 1] ?? 0) - (startOf[text] ?? 0));
  const packed = new Uint8Array(featureAt.length * 3);
  featureAt.forEach((feature, at) => {
    const whole = (feature << 6) | Math.round((valueAt[at] ?? 0) * 63);
    packed.set([(whole >>> 16) & 255, (whole >>> 8) & 255, whole & 255], 3 * at);
  });
  return {
    codes: byCode.map(([code]) => code),
    texts: byCode.map(([, own]) => own.length),
    counts: Buffer.from(counts).toString("base64"),
    features: Buffer.from(packed).toString("base64"),
  };
}
