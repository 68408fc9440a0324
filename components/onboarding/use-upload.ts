"use client";

import { useEffect, useRef, useState } from "react";
import { maxDocumentBytes } from "#lib/kit/document-file";
import type { ApplicationView } from "#lib/onboarding/application-view";
import type { CodeValues } from "@/components/form/say-code";
import { useWizard } from "./wizard-context.tsx";

export type UploadRefusal = { readonly code: string; readonly values?: CodeValues };

export type UploadState =
  | { readonly phase: "idle" }
  /** `share`: of the bytes, 0 to 1. At 1 the server looks at the file. */
  | { readonly phase: "sending"; readonly name: string; readonly share: number }
  | { readonly phase: "refused"; readonly name: string; readonly refusal: UploadRefusal; readonly file: File | null };

type Answer =
  | { readonly ok: true; readonly value: { readonly view: ApplicationView } }
  | { readonly ok: false; readonly refusal: UploadRefusal };

const megabyte = 1024 * 1024;

/**
 * Sends one file at a time to a document's place: with progress, to be broken off, refused before it is sent when it is too
 * large. The answer brings the application's new view. `onKept` is told of the file once the server has it.
 */
export function useUpload(
  place: { readonly section: string; readonly slot: string; readonly subject: string },
  onKept: (file: File) => void,
) {
  const { sellerId, adopt, holdPage } = useWizard();
  const [state, setState] = useState<UploadState>({ phase: "idle" });
  const request = useRef<XMLHttpRequest | null>(null);
  const isSending = state.phase === "sending";
  useEffect(() => {
    if (!isSending) return;
    holdPage(true);
    return () => holdPage(false);
  }, [isSending, holdPage]);
  useEffect(() => () => request.current?.abort(), []);

  const start = (file: File) => {
    if (isSending) return;
    const { name } = file;
    if (file.size > maxDocumentBytes) {
      const values = { megabytes: Math.ceil(file.size / megabyte), limit: maxDocumentBytes / megabyte };
      setState({ phase: "refused", name, refusal: { code: "file_too_large", values }, file: null });
      return;
    }
    setState({ phase: "sending", name, share: 0 });
    request.current = send(`/api/s/${sellerId}/documents?${new URLSearchParams(place)}`, file, {
      onShare: (share) => setState({ phase: "sending", name, share }),
      onCancelled: () => setState({ phase: "idle" }),
      onAnswer: (answer) => {
        if (answer?.ok) {
          setState({ phase: "idle" });
          adopt(answer.value.view);
          onKept(file);
          return;
        }
        const refusal = answer?.refusal ?? { code: "upload_broken" };
        // without an answer the same file may well pass the next time
        setState({ phase: "refused", name, refusal, file: answer ? null : file });
      },
    });
  };
  const cancel = () => request.current?.abort();
  const forget = () => setState({ phase: "idle" });
  return { state, start, cancel, forget } as const;
}

type Listeners = {
  readonly onShare: (share: number) => void;
  readonly onCancelled: () => void;
  /** Null: nobody answered, or nothing that we know. */
  readonly onAnswer: (answer: Answer | null) => void;
};

/** `fetch` tells nothing of a request's progress. */
function send(url: string, file: File, { onShare, onCancelled, onAnswer }: Listeners): XMLHttpRequest {
  const request = new XMLHttpRequest();
  request.open("POST", url);
  request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
  request.responseType = "text";
  request.upload.onprogress = (event) => {
    if (event.lengthComputable) onShare(event.loaded / event.total);
  };
  request.onload = () => onAnswer(readAnswer(request.responseText));
  request.onerror = () => onAnswer(null);
  request.ontimeout = () => onAnswer(null);
  request.onabort = onCancelled;
  request.send(file);
  return request;
}

function readAnswer(text: string): Answer | null {
  try {
    const answer = JSON.parse(text) as Partial<Answer>;
    return typeof answer.ok === "boolean" ? (answer as Answer) : null;
  } catch {
    return null;
  }
}
