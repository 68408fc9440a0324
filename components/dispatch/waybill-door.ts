type Refused = {
  readonly ok: false;
  readonly refusal?: { readonly code: string; readonly values?: Readonly<Record<string, string | number>> };
  readonly invalid?: readonly { readonly code: string }[];
};

/** An action about one waybill, bound to its seller by the page. */
export type WaybillDoor<Input> = (raw: Input) => Promise<{ readonly ok: true } | Refused>;

type Words = { (key: string, values?: Readonly<Record<string, string | number>>): string; has(key: string): boolean };

/** A refusal in words; a code without words is shown as it is rather than hidden. */
export function refusalText(t: Words, answer: Refused): string {
  const code = answer.refusal?.code ?? answer.invalid?.[0]?.code ?? "";
  const key = `refusals.${code}`;
  return t.has(key) ? t(key, answer.refusal?.values) : code;
}
