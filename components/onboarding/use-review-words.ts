"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { readFieldPath } from "#lib/onboarding/fields";
import type { ReviewDocument, ReviewFact, ReviewFinding } from "#lib/onboarding/review-view";
import type { SectionKey } from "#lib/onboarding/sections";
import type { SellerKind } from "#lib/sellers/kinds";
import { useFindings } from "./say-finding.ts";
import { type Words, wordsFor } from "./words.ts";

type Coded = Pick<ReviewFinding, "code" | "values"> & { readonly outcome: ReviewFinding["outcome"] | null };

export type ReviewWords = {
  readonly section: (section: SectionKey) => string;
  readonly fact: (fact: Pick<ReviewFact, "kind" | "section" | "key" | "text">) => string;
  readonly path: (path: string) => string;
  readonly document: (document: Pick<ReviewDocument, "slot" | "storeName">) => string;
  readonly value: (fact: ReviewFact, text: string) => string;
  /** The question as a reviewer has to answer it, or the reason as the seller reads it. */
  readonly finding: (finding: Coded) => string;
};

/** A review's words, in the tone of the kind of seller. */
export function useReviewWords(kind: SellerKind): ReviewWords {
  const t = useTranslations("reviews");
  const own = useTranslations("onboarding");
  const say = useFindings();
  return useMemo(() => {
    const words = wordsFor(own, kind);
    const document = ({ slot, storeName }: Pick<ReviewDocument, "slot" | "storeName">) =>
      storeName === "" ? words.say("documents", slot) : t("facts.proofOf", { store: storeName });
    return {
      section: (section) => words.say("sections", section),
      fact: ({ kind: what, section, key, text }) => {
        if (what === "document") return document({ slot: key, storeName: text });
        if (what === "store") return t("facts.store");
        return pathLabel(words, t, `${section}.${key}`);
      },
      path: (path) => pathLabel(words, t, path),
      document,
      value: ({ key, input }, text) => (input === "choice" ? (words.maybe("choices", `${key}.${text}`) ?? text) : text),
      finding: ({ outcome, code, values }) => {
        const question = `questions.${code}` as never;
        return outcome === "ask" && t.has(question) ? t(question, values as never) : say(code, values);
      },
    };
  }, [kind, t, own, say]);
}

/** `licence.uscc`, `licence.licence_scan`, `entry.store:<id>`, `entry.store_proof:<id>`, `entry.stores`. */
function pathLabel(words: Words, t: ReturnType<typeof useTranslations<"reviews">>, path: string): string {
  const place = readFieldPath(path);
  if (!place) return path;
  const [key = ""] = place.key.split(":");
  if (key === "store") return t("facts.store");
  if (key === "stores") return t("facts.stores");
  const own = `labels.${place.section}.${key}` as never;
  if (t.has(own)) return t(own);
  return words.maybe("fields", `${place.section}.${key}`) ?? words.maybe("documents", key) ?? path;
}
