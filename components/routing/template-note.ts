import { useTranslations } from "next-intl";
import type { Decision } from "#lib/routing/decide-solution";
import { amountText } from "@/components/rates/amount-text";

type NoteGiven = Pick<Decision, "note" | "template">;

/** Who decided on an order's solution and why, in one line. `nameOf`: a solution's name. Needs the namespace templates. */
export function useTemplateNote(nameOf: (solutionCode: string) => string): (given: NoteGiven) => string {
  const t = useTranslations("templates.notes");
  return ({ note, template }) => {
    const values = { template: template?.name ?? "" };
    switch (note.code) {
      case "recommendation_wins": {
        const { savesUsdMinor } = note.values;
        if (savesUsdMinor === 0) return t("recommendation_ties", values);
        return t(note.code, { ...values, amount: amountText(savesUsdMinor, "USD") });
      }
      case "recommendation_dearer":
        return t(note.code, { ...values, amount: amountText(note.values.costsUsdMinor, "USD") });
      case "recommendation_slower":
        return t(note.code, { ...values, ...note.values });
      case "recommendation_stands_in":
      case "template_cannot_go":
      case "template_below_buyers_class":
        return t(note.code, { ...values, solution: nameOf(note.values.solution) });
      default:
        return t(note.code, values);
    }
  };
}
