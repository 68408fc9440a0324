"use client";

import { useEffect, useRef, useState } from "react";
import type { BatteryFinding } from "#lib/products/battery-limits";
import type { MsdsFacts } from "#lib/products/msds";
import type { CodeValues } from "@/components/form/say-code";

/** What the server kept. */
export type KeptMsds = {
  readonly msdsId: string;
  readonly products: number;
  readonly isKnown: boolean;
  readonly findings: readonly BatteryFinding[];
};

export type MsdsUploadProblem = { readonly code: string; readonly field?: string; readonly values?: CodeValues };

export type MsdsUploadState =
  | { readonly phase: "idle" }
  /** `share`: of the bytes, 0 to 1. At 1 the server looks through the file. */
  | { readonly phase: "sending"; readonly name: string; readonly share: number }
  /** `group`: a refusal, or a field that was malformed. */
  | {
      readonly phase: "refused";
      readonly group: "refusals" | "problems";
      readonly problem: MsdsUploadProblem;
    };

type Answer =
  | { readonly ok: true; readonly value: KeptMsds }
  | { readonly ok: false; readonly refusal: MsdsUploadProblem }
  | { readonly ok: false; readonly invalid: readonly MsdsUploadProblem[] };

export type MsdsAbout = {
  readonly facts: MsdsFacts;
  readonly productIds: readonly string[];
  readonly replaces: string | null;
};

/** Sends one MSDS at a time, with progress and to be broken off; `onKept` is told what the server made of it. */
export function useMsdsUpload(seller: string, onKept: (kept: KeptMsds) => void) {
  const [state, setState] = useState<MsdsUploadState>({ phase: "idle" });
  const request = useRef<XMLHttpRequest | null>(null);
  useEffect(() => () => request.current?.abort(), []);
  const start = (file: File, about: MsdsAbout) => {
    if (state.phase === "sending") return;
    setState({ phase: "sending", name: file.name, share: 0 });
    const one = new XMLHttpRequest();
    request.current = one;
    one.open("POST", `/api/s/${seller}/msds?${new URLSearchParams({ about: JSON.stringify(about) })}`);
    one.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    one.upload.onprogress = (event) => {
      if (event.lengthComputable) setState({ phase: "sending", name: file.name, share: event.loaded / event.total });
    };
    one.onload = () => settle(readAnswer(one.responseText));
    one.onerror = () => settle(null);
    one.ontimeout = () => settle(null);
    one.onabort = () => setState({ phase: "idle" });
    one.send(file);
  };
  const settle = (answer: Answer | null) => {
    if (answer?.ok) {
      setState({ phase: "idle" });
      onKept(answer.value);
      return;
    }
    if (answer && "invalid" in answer) {
      const [problem = { code: "unknown" }] = answer.invalid;
      setState({ phase: "refused", group: "problems", problem });
      return;
    }
    setState({ phase: "refused", group: "refusals", problem: answer?.refusal ?? { code: "upload_broken" } });
  };
  const cancel = () => request.current?.abort();
  const forget = () => setState({ phase: "idle" });
  return { state, start, cancel, forget } as const;
}

function readAnswer(text: string): Answer | null {
  try {
    const answer = JSON.parse(text) as Partial<Answer>;
    return typeof answer.ok === "boolean" ? (answer as Answer) : null;
  } catch {
    return null;
  }
}
