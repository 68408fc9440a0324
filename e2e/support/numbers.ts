/** Numbers with right check characters, by a reading of the standards that shares nothing with ALP's. */

const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const codeAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const codeWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const weighted = (text: string, alphabet: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, place) => sum + weight * alphabet.indexOf(text[place] ?? ""), 0);

/** GB 32100: `head` is authority, kind and area (8), `organisation` the first eight of the organisation code (GB 11714). */
export function uscc(head: string, organisation: string): string {
  const rest = 11 - (weighted(organisation, codeAlphabet, codeWeights) % 11);
  const body = `${head}${organisation}${rest === 10 ? "X" : rest === 11 ? "0" : rest}`;
  return body + usccAlphabet[(31 - (weighted(body, usccAlphabet, usccWeights) % 31)) % 31];
}

/** GB 11643: seventeen digits and their check character. */
export function residentId(body: string): string {
  return body + "10X98765432"[weighted(body, "0123456789", idWeights) % 11];
}
