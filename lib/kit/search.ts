/**
 * Terms under which a text is found as one types: whole words of Latin letters and digits (lower case), and every pair
 * of neighbouring Chinese, Japanese or Korean characters. Stored as rows and found by range, since pattern operators
 * lose their index under row-level security.
 */
export function searchTerms(text: string): string[] {
  const folded = text.normalize("NFKC").toLowerCase();
  const terms = new Set<string>();
  for (const word of folded.match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (const run of word.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu,
    ) ?? []) {
      const characters = [...run];
      if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(run)) {
        terms.add(run.slice(0, 64));
      } else if (characters.length === 1) {
        terms.add(run);
      } else {
        for (let i = 0; i + 1 < characters.length; i++) terms.add(`${characters[i]}${characters[i + 1]}`);
      }
    }
  }
  return [...terms];
}
