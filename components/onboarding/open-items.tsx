"use client";

import { CircleAlert, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FieldVerdict } from "#lib/onboarding/application-view";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { useFindings } from "./say-finding.ts";
import { type OpenItem, openItems } from "./steps.ts";
import { useWizard } from "./wizard-context.tsx";
import { wordsFor } from "./words.ts";

/** What is missing or wrong, each with its reason and the way to its place. */
export function OpenItems({ title, text }: { readonly title: string; readonly text?: string }) {
  const { view } = useWizard();
  const items = openItems(view);
  if (items.length === 0) return null;
  const isReturned = view.state === "returned";
  return (
    <section
      aria-labelledby="open-title"
      className={cn("rounded-lg border bg-surface", isReturned ? "border-alarm" : "border-line")}
    >
      <div className="px-4 pt-3">
        <h2 id="open-title" className="font-semibold text-[16px] leading-6">
          {title}
        </h2>
        {text ? <p className="mt-0.5 text-ink-soft">{text}</p> : null}
      </div>
      <ul className="mt-2 pb-1.5">
        {items.map((item) => (
          <li key={item.path}>
            <ItemLink item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ItemLink({ item }: { readonly item: OpenItem }) {
  const t = useTranslations("onboarding");
  const { sellerId } = useWizard();
  const label = useItemLabel(item);
  const reason = useItemReason(item);
  const isWrong = item.what === "wrong";
  const Icon = isWrong ? CircleAlert : CircleDashed;
  return (
    <Link
      href={`/onboarding/${sellerId}/${item.step}#${encodeURIComponent(item.path)}`}
      className="grid grid-cols-[auto_1fr] items-start gap-x-2 px-4 py-1.5 hover:bg-hover max-md:min-h-11 sm:grid-cols-[auto_14rem_1fr]"
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", isWrong ? "text-alarm" : "text-ink-faint")} />
      <span className="min-w-0 break-words font-medium text-accent-ink underline-offset-2 hover:underline">
        {label}
      </span>
      <span className="min-w-0 text-ink-soft max-sm:col-start-2 max-sm:text-meta">
        {reason ?? t(isWrong ? "summary.openWrong" : "summary.openMissing")}
      </span>
    </Link>
  );
}

function useItemLabel({ item, section }: OpenItem): string {
  const t = useTranslations("onboarding");
  const { kind } = useWizard();
  const words = wordsFor(t, kind);
  switch (item.kind) {
    case "field":
      return words.say("fields", item.field.path);
    case "document":
      return [words.say("documents", item.document.slot), item.store?.name].filter(Boolean).join(" · ");
    case "store":
      return item.store.name;
    case "no_store":
      return t(section === "entry" ? "stores.title" : "stores.none");
  }
}

/** A reviewer's words, else what the rules said of it; null where there is nothing more to say. */
function useItemReason({ item, what }: OpenItem): string | null {
  const t = useTranslations("onboarding");
  const findings = useFindings();
  if (what === "missing") return null;
  const ofVerdict = ({ code, values, reason, note, outcome }: FieldVerdict) => {
    const text = reason === null ? findings(code, values, outcome) : t(`reasons.${reason}`);
    return note === "" ? text : `${text} · ${t("field.remark", { note })}`;
  };
  if (item.kind === "field") {
    const { note, verdict } = item.field;
    if (verdict?.outcome === "refuse") return ofVerdict(verdict);
    return note ? findings(note.code, note.values, note.outcome) : null;
  }
  if (item.kind === "document") return item.document.verdict ? ofVerdict(item.document.verdict) : null;
  if (item.kind === "no_store") return null;
  return item.store.isCertified && item.store.verdict ? ofVerdict(item.store.verdict) : t("stores.notCertifiedHint");
}
