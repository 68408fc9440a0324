/** What a business function answers: a value, or a refusal that the person must read. Bugs are exceptions, never this. */
export type Result<T, R extends Refusal = Refusal> = Ok<T> | Refused<R>;

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Refused<R extends Refusal> = { readonly ok: false; readonly refusal: R };

/** `code` is snake_case and is looked up in the message files; `values` fill its placeholders; `field` is the input's path. */
export type Refusal = {
  readonly code: string;
  readonly field?: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function refuse<const R extends Refusal>(refusal: R): Refused<R> {
  return { ok: false, refusal };
}
