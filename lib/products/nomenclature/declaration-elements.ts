/** One 申报要素 of a code with what a person filled in for the goods. */
export type ElementValue = { readonly name: string; readonly value: string };

/** The message takes all elements as one text of this length (gmodel of CEB603). */
export const elementsLimit = 250;

/** All elements as the message takes them: values in their order with bars between, trailing empty ones left out. */
export function elementsText(values: readonly ElementValue[]): string {
  const texts = values.map(({ value }) => value.trim().replaceAll("|", "/"));
  while (texts.at(-1) === "") texts.pop();
  return texts.join("|");
}

/** What the product's own facts say for an element of that name; "" where none does. */
export function knownElement(
  name: string,
  facts: { readonly material: string; readonly usedFor: string; readonly brand: string },
): string {
  if (/品牌类型|享惠/.test(name)) return "";
  if (/品牌/.test(name)) return facts.brand;
  if (/材质|成分|材料|面料/.test(name)) return facts.material;
  return /用途/.test(name) ? facts.usedFor : "";
}
