/**
 * Letters of the national table's supervision conditions (监管条件) that bar or burden an export: licences (4, x, y, 2, 3, G),
 * prohibition (8), inspection (B), precious metals, medicines, endangered species, chemicals, fish … General knowledge; of no
 * public list that could be compared.
 */
const exportLetters = new Set("23458BDEGHIJKLMSTVWXYkxy");

/** Letters of the import side alone: they say nothing about an export. General knowledge. */
const importLetters = new Set("1679AFOPQRZabtv");

/**
 * Whether goods of these conditions need a licence or another paper to leave. `conditions`: the letters, "" for none, null:
 * not known. Null: not known, or a letter that nobody has mapped.
 */
export function needsExportPaper(conditions: string | null): boolean | null {
  if (conditions === null) return null;
  const letters = [...conditions];
  if (letters.some((letter) => exportLetters.has(letter))) return true;
  return letters.every((letter) => importLetters.has(letter)) ? false : null;
}
