"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { concludeFindings } from "#lib/onboarding/decide";
import type { ConcludeReviewInput } from "#lib/onboarding/review-schema";
import type { ReviewFact, ReviewView } from "#lib/onboarding/review-view";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { toast } from "@/components/ui/toast";
import type { ReviewActInput } from "./review-act-form.tsx";
import { ReviewChecks } from "./review-checks.tsx";
import { ReviewConclude } from "./review-conclude.tsx";
import { type ActMode, type FactRights, needsEye, ReviewFactRow } from "./review-fact-row.tsx";
import { ReviewHistory } from "./review-history.tsx";
import { ReviewKeys } from "./review-keys.tsx";
import { ReviewViewer } from "./review-viewer.tsx";
import { useDocumentLooks } from "./use-document-views.ts";
import { useReviewKeys } from "./use-review-keys.ts";
import { useReviewWords } from "./use-review-words.ts";

export type ReviewDoors = {
  readonly decide: ServerAction<ReviewActInput, null>;
  readonly conclude: ServerAction<ConcludeReviewInput, null>;
};

type ReviewDeskProps = ReviewDoors & {
  readonly review: ReviewView;
  readonly personId: string;
  readonly holdsClaim: boolean;
  /** Address of the documents' pictures without their ids. */
  readonly documentBase: string;
  readonly reasons: readonly string[];
  readonly now: number;
};

/** Material at the left, facts and verdicts at the right; everything by keyboard too. */
export function ReviewDesk(props: ReviewDeskProps) {
  const { review, personId, holdsClaim, documentBase, reasons, decide, conclude, now } = props;
  const t = useTranslations("reviews");
  const words = useReviewWords(review.sellerKind);
  const { lookOf, change } = useDocumentLooks();
  const facts = review.sections.flatMap((section) => section.facts);
  const questions = facts.filter(needsEye);
  const [current, setCurrent] = useState<string | null>(questions.find(isWaiting)?.path ?? null);
  const [mode, setMode] = useState<{ readonly path: string; readonly mode: ActMode } | null>(null);
  const [documentId, setDocumentId] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const shownId =
    documentId ??
    documentFor(
      review,
      facts.find(({ path }) => path === current),
    ) ??
    null;
  const document = review.documents.find(({ id }) => id === shownId) ?? review.documents[0] ?? null;

  const isInReview = review.state === "in_review";
  const rightsOf = ({ finding }: ReviewFact): FactRights => ({
    canDecide: isInReview && holdsClaim,
    canSecond: isInReview && finding !== null && finding.decidedBy !== personId,
  });
  const focus = (fact: ReviewFact, isMoving = false) => {
    if (fact.path !== current) {
      setCurrent(fact.path);
      setDocumentId(documentFor(review, fact));
    }
    if (!isMoving) return;
    requestAnimationFrame(() => {
      const row = list.current?.querySelector<HTMLElement>(`[data-fact="${CSS.escape(fact.path)}"]`);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: "nearest" });
    });
  };
  const acting = useAction(decide, {
    t,
    onDone: () => {
      setMode(null);
      const next = questions.find((fact) => fact.path !== current && isWaiting(fact));
      if (next) focus(next, true);
    },
  });
  const act = (input: ReviewActInput) => acting.run(input);
  useReviewKeys({
    step: (by) => {
      const at = questions.findIndex(({ path }) => path === current);
      const next = questions[at < 0 ? (by === 1 ? 0 : questions.length - 1) : at + by];
      if (next) focus(next, true);
    },
    press: (verb) => {
      const fact = facts.find(({ path }) => path === current);
      if (!fact?.finding || mode !== null) return;
      const { canDecide, canSecond } = rightsOf(fact);
      const seconds = fact.standing === "unconfirmed" && canSecond;
      if (!canDecide && !seconds) {
        if (isInReview && !holdsClaim) toast(t("claim.needed"));
        return;
      }
      if (verb === "refuse") return setMode({ path: fact.path, mode: "refuse" });
      const isLifting = fact.finding.outcome === "refuse" && fact.finding.decision !== "pass";
      if (isLifting) return setMode({ path: fact.path, mode: "override" });
      act({ path: fact.path, decision: "pass", reason: null, note: "" });
    },
    chooseDocument: (index) => setDocumentId(review.documents[index]?.id ?? shownId),
    lookAt: (verb) => document && change(document.id, verb, document.pages),
  });
  return (
    <div className="fills grid border-line border-t max-lg:min-h-0 max-lg:flex-none lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
      <section aria-label={t("desk.material")} className="flex min-h-0 min-w-0 flex-col lg:border-line lg:border-r">
        <ReviewViewer
          documents={review.documents}
          base={documentBase}
          current={document}
          onChoose={setDocumentId}
          lookOf={lookOf}
          onVerb={(verb) => document && change(document.id, verb, document.pages)}
          words={words}
        />
      </section>
      <section
        aria-label={t("desk.facts")}
        className="flex min-h-0 min-w-0 flex-col bg-surface max-lg:border-line max-lg:border-t"
      >
        <div ref={list} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
          <p className="border-line border-b px-4 py-2 text-ink-soft text-meta md:px-5">
            {t(isInReview ? "desk.numbersOpen" : "desk.closed")}
          </p>
          {review.sections.map((section) =>
            section.facts.length === 0 ? null : (
              <section key={section.key} aria-label={words.section(section.key)}>
                <h2 className="sticky top-0 z-10 flex items-baseline justify-between gap-3 border-line border-b bg-canvas px-4 py-1.5 font-medium text-meta md:px-5">
                  {words.section(section.key)}
                  {section.key === "declaration" ? (
                    <span className="truncate font-normal text-ink-soft">{t("facts.declaration")}</span>
                  ) : null}
                </h2>
                <ul>
                  {section.facts.map((fact) => (
                    <ReviewFactRow
                      key={fact.path}
                      fact={fact}
                      words={words}
                      reasons={reasons}
                      rights={rightsOf(fact)}
                      isCurrent={fact.path === current}
                      isPending={acting.isPending && fact.path === current}
                      mode={mode?.path === fact.path ? mode.mode : null}
                      onFocus={() => focus(fact)}
                      onMode={(next) => setMode(next && { path: fact.path, mode: next })}
                      onAct={act}
                    />
                  ))}
                </ul>
              </section>
            ),
          )}
          <ReviewChecks checks={review.checks} now={now} words={words} />
          <ReviewHistory earlier={review.earlier} words={words} />
          <ReviewKeys />
        </div>
        {isInReview ? (
          <ReviewConclude
            concluded={concludeFindings(facts.flatMap(({ finding }) => (finding ? [finding] : [])))}
            isFirst={review.approvedAt === null}
            holdsClaim={holdsClaim}
            conclude={conclude}
          />
        ) : null}
      </section>
    </div>
  );
}

function isWaiting({ standing }: ReviewFact): boolean {
  return standing === "open" || standing === "unconfirmed";
}

/** The document that a fact is compared with: its own, else the first one of its section. */
function documentFor({ documents }: ReviewView, fact: ReviewFact | undefined): string | null {
  if (!fact) return null;
  return fact.documentId ?? documents.find(({ section }) => section === fact.section)?.id ?? null;
}
