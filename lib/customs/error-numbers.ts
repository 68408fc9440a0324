import { type ErrorHint, type ErrorScope, errorRows } from "./tables/error-codes.ts";

/** An error number in our own words. */
export type KnownError = {
  readonly code: string;
  readonly scope: ErrorScope;
  readonly zh: string;
  readonly en: string;
  readonly elements: readonly string[];
  readonly hint: ErrorHint;
};

const byCode = new Map<string, KnownError>(
  errorRows.map(([code, scope, zh, en, elements, hint]) => [code, { code, scope, zh, en, elements, hint }]),
);

/**
 * The error numbers that a text holds, each once, in its order: "-621027" anywhere, the exchange's four digits only where the
 * text calls them a code or opens with them, since years and offices have four digits too. Other numbers say nothing.
 */
export function errorsIn(text: string): readonly KnownError[] {
  const found = [
    ...text.matchAll(
      /(?<![\d.])(-\d{5,6})(?!\d)|(?:code|代码|错误码?)[^\d-]{0,3}(\d{4})(?![\d.])|^(\d{4})(?=[\s:：;；,，\]]|$)/gi,
    ),
  ];
  const codes = new Set(found.map((match) => match[1] ?? match[2] ?? match[3] ?? ""));
  return [...codes].flatMap((code) => byCode.get(code) ?? []);
}
