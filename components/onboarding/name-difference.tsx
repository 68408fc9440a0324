import { useTranslations } from "next-intl";
import type { DifferenceSpan, FieldNote } from "#lib/onboarding/application-view";
import { cn } from "@/components/ui/class-names";
import { differenceKindsOf } from "./difference-kinds.ts";

/** Two names, one below the other, with the places marked where they part, and what kind of difference it is. */
export function NameDifference({ difference }: { readonly difference: NonNullable<FieldNote["difference"]> }) {
  const t = useTranslations("onboarding.difference");
  const kinds = differenceKindsOf(difference.left, difference.right);
  return (
    <div className="mt-1 rounded-md border border-line bg-surface px-2.5 py-2 text-ink">
      <p className="text-ink-soft text-meta">
        {t("intro")} {kinds.map((kind) => t(`kinds.${kind}`)).join(" · ")}
      </p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        {(["left", "right"] as const).map((side) => (
          <div key={side} className="contents">
            <dt className="text-ink-soft text-meta leading-5">{t(side)}</dt>
            <dd className="min-w-0 break-words">
              <Spans spans={difference[side]} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Spans({ spans }: { readonly spans: readonly DifferenceSpan[] }) {
  const t = useTranslations("onboarding.difference");
  if (spans.every(({ text }) => text === "")) return <span className="text-ink-faint">{t("nothing")}</span>;
  // names are short and never change in place: the order is the key
  const keyed = spans.map((span, index) => ({ ...span, key: `${index}-${span.text}` }));
  return keyed.map(({ key, text, differs }) =>
    differs ? (
      <mark
        key={key}
        className={cn("rounded-sm bg-soon-soft px-0.5 font-medium text-soon", text.trim() === "" && "text-[12px]")}
      >
        {text.trim() === "" ? t("space") : text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    ),
  );
}
