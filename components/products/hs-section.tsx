"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { RecognitionView, StandingView } from "#lib/products/hs-view";
import type { HsConfirmation } from "#lib/products/hs-work";
import { Button } from "@/components/ui/button";
import { HsCandidates, OriginMark } from "./hs-candidates.tsx";
import { HsQuestions } from "./hs-questions.tsx";
import { type HsChosen, HsSearchDialog } from "./hs-search-dialog.tsx";
import { dottedCode, useHsWords } from "./hs-words.ts";
import { useFetched } from "./use-fetched.ts";

/** What of the product is typed so far. */
export type HsTyped = Readonly<
  Record<"title" | "attributes" | "nameZh" | "nameEn" | "category" | "material" | "usedFor" | "brand" | "code", string>
>;

type HsSectionProps = {
  readonly seller: string;
  readonly productId: string | null;
  readonly typed: HsTyped;
  /** How the code that is kept was confirmed; null for a new product or while it is read. */
  readonly confirmation: HsConfirmation | null;
  readonly onChoose: (chosen: HsChosen) => void;
  readonly onAnswer: (attribute: string, word: string) => void;
};

const keys = ["Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5"];

/** What the goods may be, as they are being typed: candidates, open questions, whether the typed code stands. */
export function HsSection({ seller, productId, typed, confirmation, onChoose, onAnswer }: HsSectionProps) {
  const t = useTranslations("hs");
  const { pick } = useHsWords();
  const [isSearching, setSearching] = useState(false);
  const isEmpty = [typed.title, typed.nameZh, typed.nameEn].every((text) => text.trim() === "");
  const query = new URLSearchParams({ ...typed, code: typed.code.replace(/[\s.]/g, ""), self: productId ?? "" });
  const asked = isEmpty && typed.code === "" ? null : `/api/s/${seller}/products/hs/recognise?${query}`;
  const { value, isPending } = useFetched<RecognitionView>(asked);
  const candidates = value?.candidates ?? [];
  const accept = (at: number) => {
    const candidate = candidates[at];
    if (candidate) onChoose({ code: candidate.accepts, way: "proposed" });
  };
  const latest = useRef(accept);
  useEffect(() => {
    latest.current = accept;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, altKey, ctrlKey, metaKey } = event;
      const isCodeField = target instanceof HTMLInputElement && target.name === "facts.hsCode";
      // Enter in the empty field of the code accepts the first and does not save the form
      const isFirst = event.key === "Enter" && isCodeField && target.value.trim() === "" && !event.isComposing;
      const digit = altKey && !ctrlKey && !metaKey ? /^Digit([1-5])$/.exec(event.code)?.[1] : undefined;
      if (!isFirst && digit === undefined) return;
      event.preventDefault();
      latest.current(isFirst ? 0 : Number(digit) - 1);
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, []);
  const take = (code: string) =>
    onChoose({ code, way: candidates.some(({ accepts }) => accepts === code) ? "proposed" : "searched" });
  return (
    <section className="flex flex-col gap-2 rounded-md border border-line px-3 py-2" aria-busy={isPending}>
      <div className="flex items-center gap-2">
        <h3 className="flex-1 font-medium">{t("form.title")}</h3>
        {isPending ? <span className="text-ink-soft text-meta">{t("form.typing")}</span> : null}
        <Button size="small" onClick={() => setSearching(true)}>
          {t("work.search")}
        </Button>
      </div>
      {confirmation && typed.code !== "" ? <Confirmed confirmation={confirmation} /> : null}
      {value?.standing && typed.code !== "" ? (
        <Standing standing={value.standing} onChoose={(code) => onChoose({ code, way: "searched" })} />
      ) : null}
      {candidates.length > 0 ? (
        <>
          <HsCandidates
            candidates={candidates}
            isSure={value?.isSure ?? false}
            keys={keys}
            onAccept={take}
            current={typed.code}
          />
          <p className="text-ink-soft text-meta">{t("form.accept")}</p>
        </>
      ) : (
        <p className="text-ink-soft">{t(isEmpty ? "form.empty" : "work.nothing")}</p>
      )}
      <HsQuestions
        questions={value?.questions ?? []}
        keys={[]}
        onAnswer={(attribute, _, { zh, en }) => onAnswer(attribute, pick(zh, en))}
      />
      <HsSearchDialog seller={seller} isOpen={isSearching} onClose={() => setSearching(false)} onChoose={onChoose} />
    </section>
  );
}

function Confirmed({ confirmation: { by, at, proposal } }: { readonly confirmation: HsConfirmation }) {
  const t = useTranslations("hs");
  const { listOf } = useHsWords();
  const format = useFormatter();
  if (by === null || at === null) return <p className="text-ink-soft text-meta">{t("form.confirmedBefore")}</p>;
  const confidence = proposal?.confidence;
  return (
    <p className="text-ink-soft text-meta">
      {t("form.confirmedBy", {
        by,
        at: format.dateTime(at, { dateStyle: "medium", timeStyle: "short" }),
        way: proposal?.way ?? "typed",
        confidence: confidence === undefined ? "none" : format.number(confidence / 10_000, { style: "percent" }),
      })}
      {proposal?.words && proposal.words.length > 0 ? ` · ${t("because", { words: listOf(proposal.words) })}` : null}
    </p>
  );
}

type StandingProps = { readonly standing: StandingView; readonly onChoose: (code: string) => void };

function Standing({ standing, onChoose }: StandingProps) {
  const t = useTranslations("hs");
  const { pick, nameOf } = useHsWords();
  if (standing.ok) {
    const { national, name } = standing;
    return (
      <p className="text-meta">
        {national ? pick(national.nameZh, national.nameEn) : nameOf(name)}
        {national ? <OriginMark choice={national} /> : null}
      </p>
    );
  }
  const { splitBy, successors } = standing;
  return (
    <div role="status" className="flex flex-col gap-1 text-soon">
      <p>{t(`refusals.${standing.code}`, { ...standing.values })}</p>
      {successors.length > 0 ? (
        <p className="flex flex-wrap items-center gap-1.5">
          {splitBy === null ? null : t.has(`splits.${splitBy}`) ? t(`splits.${splitBy}`) : t("splits.other")}
          {successors.map((one) => (
            <Button key={one.code} size="small" onClick={() => onChoose(one.code)}>
              {`${dottedCode(one.code)} ${nameOf(one)}`}
            </Button>
          ))}
        </p>
      ) : null}
    </div>
  );
}
