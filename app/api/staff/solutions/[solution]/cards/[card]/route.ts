import { getLocale, getTranslations } from "next-intl/server";
import { getCard } from "#db/queries/rate-cards";
import { inScope } from "#db/scope";
import type { RateCardFacts } from "#lib/rates/rate-card";
import { writeRateSheet } from "#lib/rates/rate-sheet-write";
import { fileAnswer } from "#server/files/file-answer";
import { writeXlsx } from "#server/files/write-sheet";
import { refusal, staffRoute } from "#server/web/route";

/** A card as the workbook that can be changed and brought back; `blank` is the empty form of one. */
export const GET = staffRoute<{ solution: string; card: string }>(
  "solutions.read",
  async (scope, _request, { solution, card }) => {
    const [locale, t] = await Promise.all([getLocale(), getTranslations("solutions.cards")]);
    const language = locale.startsWith("zh") ? "zh" : "en";
    if (card === "blank") {
      const sheets = writeRateSheet({ ...blank, solutionCode: solution }, language);
      return fileAnswer(await writeXlsx(...sheets), `${solution} ${t("blank")}`, "xlsx");
    }
    const stored = await inScope(scope, (db) => getCard(db, card));
    if (!stored || stored.solutionCode !== solution) return refusal(404, "card_unknown");
    return fileAnswer(await writeXlsx(...writeRateSheet(stored, language)), stored.id, "xlsx");
  },
);

const blank: RateCardFacts = {
  ...{ id: "", solutionCode: "", version: 1, currency: "CNY", validFrom: "", validTo: null, source: "", note: "" },
  ...{ rows: [], surcharges: [], services: {} },
};
