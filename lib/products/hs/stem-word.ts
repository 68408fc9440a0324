const irregular: Readonly<Record<string, string>> = {
  woman: "women",
  womens: "women",
  lady: "women",
  ladies: "women",
  man: "men",
  mens: "men",
  knives: "knife",
  shelves: "shelf",
  scarves: "scarf",
  leaves: "leaf",
  teeth: "tooth",
  feet: "foot",
  mice: "mouse",
  children: "kid",
  child: "kid",
  jewellery: "jewelry",
  aluminum: "aluminium",
  colour: "color",
  grey: "gray",
  tyre: "tire",
  tyres: "tire",
  fibre: "fiber",
  moulded: "molded",
  mould: "mold",
  moulds: "mold",
  accesories: "accessory",
  knitted: "knit",
  knitting: "knitting",
  woollen: "wool",
  woolen: "wool",
  wooden: "wood",
  golden: "golden",
};

/** Words that end in s without being many. */
const singular = new Set([
  "glass",
  "lens",
  "gas",
  "bus",
  "canvas",
  "dress",
  "mattress",
  "compass",
  "this",
  "plus",
  "brass",
]);

/**
 * The stem of one lower-case Latin word: plurals become singular, British spelling American, a few irregular words their
 * plain form. Nothing else is cut: "fishing" and "fish" are other goods.
 */
export function stemWord(word: string): string {
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  if (known !== undefined) return known;
  if (word.length < 4 || singular.has(word) || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (/\d/.test(word)) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:sses|shes|ches|xes|zzes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
