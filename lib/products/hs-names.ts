import type { HsModel } from "./hs/model.ts";
import type { KeptQuestion } from "./hs-needs.ts";
import type { CodeName, QuestionView } from "./hs-view.ts";

/** A subheading in our words with those of its heading; "" where none is written. */
export function codeNameOf(model: Pick<HsModel, "names">, code: string): CodeName {
  const own = model.names.get(code);
  const heading = model.names.get(code.slice(0, 4));
  return {
    ...{ code, zh: own?.zh ?? "", en: own?.en ?? "" },
    ...{ headingZh: heading?.zh ?? "", headingEn: heading?.en ?? "" },
  };
}

/** A word for an attribute's value that recognition reads back as that value; the value itself where no phrase is one. */
export function wordsOfValue(
  model: Pick<HsModel, "attributes">,
  attribute: string,
  value: string,
): { readonly zh: string; readonly en: string } {
  const target = `${attribute}=${value}`;
  const phrases = model.attributes.phrases
    .filter((phrase) => phrase.target === target && phrase.parts.length === 1)
    .flatMap(({ parts }) => parts);
  const en = phrases.find((phrase) => /^[\x20-\x7e]+$/.test(phrase)) ?? value;
  return { zh: phrases.find((phrase) => /^\p{Script=Han}+$/u.test(phrase)) ?? en, en };
}

/** Open questions with their answers in words. */
export function questionViews(model: Pick<HsModel, "attributes">, questions: readonly KeptQuestion[]): QuestionView[] {
  return questions.map(({ attribute, options }) => ({
    attribute,
    options: options.map(({ value, code }) => ({ value, code, ...wordsOfValue(model, attribute, value) })),
  }));
}

/** What goods are made of and how is said with the material; whom or what they are for with the use. */
const ofMaterial = new Set(["material", "make"]);

/** The product's material or use with the answer to a question added. */
export function withAnswer(
  product: { readonly material: string | null; readonly usedFor: string | null },
  attribute: string,
  word: string,
): { readonly material: string | null; readonly usedFor: string | null } {
  const add = (text: string | null) => [text?.trim() ?? "", word].filter((part) => part !== "").join(" ");
  return ofMaterial.has(attribute)
    ? { material: add(product.material), usedFor: product.usedFor }
    : { material: product.material, usedFor: add(product.usedFor) };
}
