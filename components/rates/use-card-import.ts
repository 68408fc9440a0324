"use client";

import { useReducer, useRef } from "react";
import { maxSheetBytes } from "#lib/kit/sheet";
import type { CardPreview } from "#lib/rates/card-preview";

export type CardRefusal = { readonly code: string; readonly values?: Readonly<Record<string, string | number>> };
export type CardProblem = {
  readonly field: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** What is typed beside the file. */
export type CardTyped = Readonly<Record<"validFrom" | "validTo" | "currency" | "source" | "note", string>>;

type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: CardRefusal }
  | { readonly ok: false; readonly invalid: readonly CardProblem[] };

export type CardStage =
  | { readonly name: "choosing"; readonly refusal: CardRefusal | null; readonly problems: readonly CardProblem[] }
  | { readonly name: "reading"; readonly fileName: string }
  | {
      readonly name: "preview";
      readonly preview: CardPreview;
      readonly isSaving: boolean;
      readonly refusal: CardRefusal | null;
    };

const megabyte = 1024 * 1024;
const failed: CardRefusal = { code: "failed" };

/** The steps of one card's import: choose, read, look, save. The file stays here and is sent again with the confirmation. */
export function useCardImport(solutionCode: string, onSaved: (cardId: string) => void) {
  const [stage, go] = useReducer((_: CardStage, next: CardStage) => next, {
    ...{ name: "choosing", refusal: null, problems: [] },
  } as CardStage);
  const held = useRef<{ readonly file: File; readonly typed: CardTyped } | null>(null);
  const send = async <T>(file: File, typed: CardTyped, more: Record<string, string>): Promise<Answer<T>> => {
    const query = new URLSearchParams({ name: file.name, ...typed, ...more });
    return fetch(`/api/staff/solutions/${solutionCode}/cards?${query}`, { method: "POST", body: file })
      .then((response) => response.json() as Promise<Answer<T>>)
      .catch(() => ({ ok: false, refusal: failed }));
  };
  const read = async (file: File, typed: CardTyped) => {
    held.current = { file, typed };
    if (file.size > maxSheetBytes) {
      const values = { megabytes: Math.ceil(file.size / megabyte), limit: maxSheetBytes / megabyte };
      return go({ name: "choosing", refusal: { code: "file_too_large", values }, problems: [] });
    }
    go({ name: "reading", fileName: file.name });
    const answer = await send<CardPreview>(file, typed, {});
    if (answer.ok) return go({ name: "preview", preview: answer.value, isSaving: false, refusal: null });
    if ("refusal" in answer) return go({ name: "choosing", refusal: answer.refusal, problems: [] });
    go({ name: "choosing", refusal: null, problems: answer.invalid });
  };
  const confirm = async (preview: CardPreview, hasSeenWarnings: boolean) => {
    if (!held.current) return;
    go({ name: "preview", preview, isSaving: true, refusal: null });
    const { file, typed } = held.current;
    const more = { seen: preview.seen, warnings: hasSeenWarnings ? "seen" : "" };
    const answer = await send<{ readonly cardId: string }>(file, typed, more);
    if (answer.ok) return onSaved(answer.value.cardId);
    go({ name: "preview", preview, isSaving: false, refusal: "refusal" in answer ? answer.refusal : failed });
  };
  const begin = () => go({ name: "choosing", refusal: null, problems: [] });
  return { stage, read, confirm, begin, fileName: held.current?.file.name ?? null } as const;
}
