import { getProductNames } from "#db/queries/hs-work";
import { listNationalCodes } from "#db/queries/nomenclature";
import type { SellerDb } from "#db/scope";
import type { HsModel } from "#lib/products/hs/model";
import { codeNameOf } from "#lib/products/hs-names";
import type { KeptCandidate } from "#lib/products/hs-needs";
import { acceptedCode, type CandidateView, type NationalChoice } from "#lib/products/hs-view";

/** Candidates of many products with names, national codes and like products: two reads for any number of them. */
export async function viewCandidates(
  db: SellerDb,
  model: HsModel,
  lists: readonly (readonly KeptCandidate[])[],
  today: string,
): Promise<CandidateView[][]> {
  const all = lists.flat();
  const national = await listNationalCodes(
    db,
    all.map(({ code }) => code),
    today,
  );
  const names = await getProductNames(db, [...new Set(all.flatMap(({ from }) => from ?? []))]);
  const under = Map.groupBy(national, ({ code }) => code.slice(0, 6));
  return lists.map((list) =>
    list.map(({ code, confidence, because, from }) => {
      const choices = (under.get(code) ?? []).map(
        ({ code: whole, nameZh, nameEn, origin, confidence: sure }): NationalChoice => ({
          ...{ code: whole, nameZh, nameEn, origin, confidence: sure },
        }),
      );
      const name = from === undefined ? undefined : names.get(from);
      return {
        ...{ ...codeNameOf(model, code), confidence, because, national: choices },
        accepts: acceptedCode(code, choices),
        from: from === undefined || name === undefined ? null : { id: from, name },
      };
    }),
  );
}
