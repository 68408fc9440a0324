/** Letters of other scripts that look like Latin ones: Cyrillic, Greek. Folding them silently would hide a forgery. */
const foreignLetters: Readonly<Record<string, string>> = {
  ...pairs("АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX"),
  ...pairs("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
  ...pairs("×✕〇○", "XX00"),
};

/** What a hand or a scanner confuses, both ways. Letters that a Chinese code never uses lead to digits. */
const confusions: Readonly<Record<string, string>> = {
  O: "0",
  I: "1L",
  S: "5",
  Z: "2",
  V: "UY",
  L: "1",
  "0": "DQ",
  "1": "L7",
  "2": "Z7",
  "3": "8",
  "5": "6",
  "6": "5G8",
  "7": "1",
  "8": "B36",
  B: "8",
  C: "G",
  D: "0",
  E: "F",
  F: "E",
  G: "6C",
  H: "N",
  M: "N",
  N: "MH",
  P: "R",
  Q: "0",
  R: "P",
  U: "V",
  W: "V",
  X: "Y",
  Y: "X",
};

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, index) => [letter, to[index] ?? letter]));
}

/** The text with look-alike letters of other scripts as Latin ones. */
export function latinLookAlikes(compact: string): string {
  return [...compact].map((letter) => foreignLetters[letter] ?? letter).join("");
}

/**
 * The one text that passes `isGood` after every character outside `alphabet` became one that it looks like; undefined
 * when none passes or two do.
 */
export function repairAlphabet(
  compact: string,
  alphabet: RegExp,
  isGood: (candidate: string) => boolean,
): string | undefined {
  let candidates = [""];
  for (const letter of latinLookAlikes(compact)) {
    const options = alphabet.test(letter)
      ? [letter]
      : [...(confusions[letter] ?? "")].filter((one) => alphabet.test(one));
    candidates = candidates.flatMap((start) => options.map((option) => start + option));
    if (candidates.length > 256) return undefined;
  }
  return onlyOne(candidates.filter(isGood));
}

/**
 * The one text that passes `isGood` and differs by one confusable character or by two neighbours that changed places;
 * undefined when none does or several do: a guess among several is worse than a question.
 */
export function repairSlip(compact: string, isGood: (candidate: string) => boolean): string | undefined {
  const found = new Set<string>();
  for (let place = 0; place < compact.length; place++) {
    const [before, letter, after] = [compact.slice(0, place), compact[place] ?? "", compact.slice(place + 1)];
    for (const other of confusions[letter] ?? "") found.add(before + other + after);
    const next = after[0];
    if (next !== undefined && next !== letter) found.add(before + next + letter + after.slice(1));
  }
  return onlyOne([...found].filter(isGood));
}

function onlyOne(candidates: readonly string[]): string | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}
