import { type PaperForm, type PaperLanguage, paperForms, paperLanguages } from "#lib/papers/paper-kinds";

/** What the address asks of a paper. */
export type PaperQuery = {
  readonly paper: string;
  readonly isSheet: boolean;
  readonly language: PaperLanguage;
  readonly form: PaperForm;
};

/** `?paper=…&as=pdf|xlsx&lang=both|zh|en&form=each|merged`; what is left out or unknown is the first of each. */
export function paperQuery(request: Request): PaperQuery {
  const { searchParams } = new URL(request.url);
  return {
    paper: searchParams.get("paper") ?? "",
    isSheet: searchParams.get("as") === "xlsx",
    language: oneOf(paperLanguages, searchParams.get("lang")),
    form: oneOf(paperForms, searchParams.get("form")),
  };
}

function oneOf<T extends string>(list: readonly [T, ...T[]], text: string | null): T {
  return list.find((one) => one === text) ?? list[0];
}
