import { useTranslations } from "next-intl";
import type { Decider, TemplateNote } from "#lib/routing/decide-solution";
import { amountText } from "@/components/rates/amount-text";

type Decided = { readonly note: TemplateNote; readonly templateName: string | null; readonly decidedBy: Decider };

/** Who decided on a solution, in one word and in one sentence. `nameOf` names a solution by its code. */
export function useDecisionText(
  nameOf: (solutionCode: string) => string,
): (decided: Decided) => { readonly word: string; readonly sentence: string } {
  const t = useTranslations("dispatch.decision");
  return ({ note, templateName, decidedBy }) => {
    const values: Readonly<Record<string, string | number>> = "values" in note ? note.values : {};
    const usd = (key: string) => amountText(Number(values[key] ?? 0), "USD");
    const isTie = note.code === "recommendation_wins" && note.values.savesUsdMinor === 0;
    return {
      word: t(`by.${decidedBy}`),
      sentence: t(`notes.${isTie ? "recommendation_ties" : note.code}`, {
        template: templateName ?? "",
        solution: nameOf(String(values.solution ?? "")),
        saves: usd("savesUsdMinor"),
        costs: usd("costsUsdMinor"),
        days: values.days ?? 0,
        atMost: values.atMost ?? 0,
      }),
    };
  };
}
