import { getNationalCodes, listNationalCodes } from "#db/queries/nomenclature";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { chinaDateOf, type Instant } from "#lib/kit/time";
import { standingOfCode } from "#lib/products/hs/code-standing";
import { withoutProduct } from "#lib/products/hs/confirmed";
import type { HsModel } from "#lib/products/hs/model";
import { recognise } from "#lib/products/hs/recognise";
import { searchNomenclature } from "#lib/products/hs/search-nomenclature";
import { keptCandidate, questionOf, worthOffering } from "#lib/products/hs-judge";
import { codeNameOf, questionViews } from "#lib/products/hs-names";
import type { RecogniseInput } from "#lib/products/hs-schema";
import type { CodeName, NationalChoice, RecognitionView, StandingView } from "#lib/products/hs-view";
import { hsModel } from "../data.ts";
import { recallConfirmed } from "./recall-confirmed.ts";
import { viewCandidates } from "./view-candidates.ts";

/** What is said of goods as they are being typed: candidates, open questions, and whether the typed code stands. */
export async function recogniseGoods(
  scope: SellerScope,
  { code, self, ...typed }: RecogniseInput,
  now: Instant = Date.now(),
): Promise<RecognitionView> {
  const model = await hsModel();
  const today = chinaDateOf(now);
  return inScope(scope, async (db): Promise<RecognitionView> => {
    const confirmed = withoutProduct(await recallConfirmed(db, model), self);
    const isEmpty = [typed.title, typed.nameZh, typed.nameEn].every((text) => text === "");
    const found = isEmpty
      ? { candidates: [], isSure: false, questions: [] }
      : recognise(model, questionOf(typed, confirmed));
    const kept = worthOffering(found.candidates).map(keptCandidate);
    const [candidates = []] = await viewCandidates(db, model, [kept], today);
    return {
      ...{ isSure: found.isSure, candidates },
      questions: questionViews(
        model,
        found.questions.map(({ attribute, options }) => ({ attribute, options: [...options] })),
      ),
      standing: code === "" ? null : await standingView(db, model, code, today),
    };
  });
}

async function standingView(db: SellerDb, model: HsModel, typed: string, today: string): Promise<StandingView> {
  const standing = standingOfCode(model, typed);
  if (standing.ok) {
    const { code, subheading } = standing.value;
    const national = (await getNationalCodes(db, [code], today)).get(code) ?? null;
    return { ok: true, name: codeNameOf(model, subheading), national };
  }
  const { refusal } = standing;
  const isDeleted = refusal.code === "hs_code_deleted";
  return {
    ...{ ok: false, code: refusal.code, values: "values" in refusal ? refusal.values : {} },
    splitBy: isDeleted ? refusal.splitBy : null,
    successors: isDeleted ? refusal.successors.map((code) => codeNameOf(model, code)) : [],
  };
}

/** A line of the nomenclature that was found, with the national codes under it. */
export type FoundCode = CodeName & { readonly level: 2 | 4 | 6; readonly national: readonly NationalChoice[] };

/** Chapters, headings and subheadings by code or words, as one types. */
export async function searchCodes(scope: SellerScope, text: string, now: Instant = Date.now()): Promise<FoundCode[]> {
  const model = await hsModel();
  const found = searchNomenclature(model, text);
  const national = await inScope(scope, (db) =>
    listNationalCodes(
      db,
      found.map(({ code }) => code),
      chinaDateOf(now),
    ),
  );
  const under = Map.groupBy(national, ({ code }) => code.slice(0, 6));
  return found.map(({ code, level }) => ({
    ...codeNameOf(model, code),
    level,
    national: (under.get(code) ?? []).map(({ code: whole, nameZh, nameEn, origin, confidence }) => ({
      ...{ code: whole, nameZh, nameEn, origin, confidence },
    })),
  }));
}
