"use client";

import { useCallback, useReducer } from "react";
import { maxSheetBytes } from "#lib/kit/sheet";
import type { ImportCounts } from "#lib/orders/import-finding";

export type Refusal = { readonly code: string; readonly values?: Readonly<Record<string, string | number>> };

/** What a door of the server answers; malformed fields cannot come from our own screen. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly invalid: unknown };

export type Preview = {
  readonly importId: string;
  readonly storeName: string;
  readonly fileName: string;
  readonly counts: ImportCounts;
};

export type ImportDoors = {
  readonly confirm: (raw: unknown) => Promise<Answer<{ readonly importId: string; readonly counts: ImportCounts }>>;
  readonly discard: (raw: unknown) => Promise<Answer<null>>;
};

export type ImportStage =
  | { readonly name: "closed" }
  | { readonly name: "choosing" }
  | { readonly name: "reading"; readonly fileName: string }
  | { readonly name: "refused"; readonly fileName: string; readonly refusal: Refusal }
  | { readonly name: "preview"; readonly preview: Preview; readonly refusal: Refusal | null }
  | { readonly name: "confirming"; readonly preview: Preview }
  | { readonly name: "done"; readonly preview: Preview };

/** The steps of one import: choose, read, look, confirm. */
export function useImport(seller: string, confirmDoor: ImportDoors["confirm"], discardDoor: ImportDoors["discard"]) {
  const [stage, go] = useReducer((_: ImportStage, next: ImportStage) => next, { name: "closed" });
  const read = useCallback(
    async (file: File, store: string) => {
      go({ name: "reading", fileName: file.name });
      go(await upload(seller, file, store));
    },
    [seller],
  );
  const confirm = useCallback(
    async (preview: Preview) => {
      go({ name: "confirming", preview });
      const answer = await confirmDoor({ importId: preview.importId }).catch(() => null);
      if (answer?.ok) go({ name: "done", preview: { ...preview, counts: answer.value.counts } });
      else go({ name: "preview", preview, refusal: refusalOf(answer) });
    },
    [confirmDoor],
  );
  /** Closing a preview gives it up; a finished import stays. */
  const close = useCallback(() => {
    if (stage.name === "preview") void discardDoor({ importId: stage.preview.importId }).catch(() => undefined);
    if (stage.name !== "confirming") go({ name: "closed" });
  }, [discardDoor, stage]);
  return { stage, open: () => go({ name: "choosing" }), read, confirm, close };
}

async function upload(seller: string, file: File, store: string): Promise<ImportStage> {
  const megabyte = 1024 * 1024;
  if (file.size > maxSheetBytes) {
    const values = { megabytes: Math.ceil(file.size / megabyte), limit: maxSheetBytes / megabyte };
    return { name: "refused", fileName: file.name, refusal: { code: "file_too_large", values } };
  }
  const query = new URLSearchParams({ store, name: file.name });
  const answer = await fetch(`/api/s/${seller}/imports?${query}`, { method: "POST", body: file })
    .then((response) => response.json() as Promise<Answer<Preview>>)
    .catch(() => null);
  if (answer?.ok) return { name: "preview", preview: answer.value, refusal: null };
  return { name: "refused", fileName: file.name, refusal: refusalOf(answer) };
}

/** No answer at all is a refusal too, with words of its own. */
function refusalOf(answer: Answer<unknown> | null): Refusal {
  return answer && !answer.ok && "refusal" in answer ? answer.refusal : { code: "failed" };
}
