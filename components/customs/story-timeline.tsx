import { useLocale, useTranslations } from "next-intl";
import type { StoryEntry } from "#lib/customs/declaration-story";
import { RelativeTime } from "@/components/ui/relative-time";
import { Timeline } from "@/components/ui/timeline";

type StoryTimelineProps = { readonly entries: readonly StoryEntry[]; readonly now: number };

/** The life of a declaration: what was sent and what was answered, newest first, with customs' own words. */
export function StoryTimeline({ entries, now }: StoryTimelineProps) {
  const t = useTranslations("customs-pages");
  if (entries.length === 0) return <p className="text-ink-soft">{t("story.none")}</p>;
  return (
    <Timeline
      items={entries.map((entry, index) => ({
        key: entry.key,
        title: <StoryTitle entry={entry} />,
        at: <RelativeTime at={entry.at} now={now} isExact />,
        text: <StoryText entry={entry} />,
        tone: entry.tone === "plain" && index === 0 ? "now" : entry.tone,
      }))}
    />
  );
}

function StoryTitle({ entry }: { readonly entry: StoryEntry }) {
  const t = useTranslations("customs-pages");
  const isChinese = useLocale().startsWith("zh");
  const documents = (kinds: readonly string[]) => kinds.map((kind) => t(`documents.${kind}`)).join(t("comma"));
  if (entry.type === "withdrawal")
    return <span>{entry.by === "" ? t("story.withdrawalByItself") : t("story.withdrawal", { by: entry.by })}</span>;
  if (entry.type === "sent") {
    const { kinds, submission, appType } = entry;
    return (
      <span>
        {t("story.sent", { documents: documents(kinds), submission, change: appType === "2" ? "yes" : "no" })}
      </span>
    );
  }
  const { document, name, status } = entry;
  const said = name ? (isChinese ? name.zh : name.en) : t(entry.state === null ? "story.unknownCode" : "story.error");
  return (
    <span>
      {document ? `${t(`documents.${document}`)} · ` : ""}
      <span className="font-medium">{said}</span> <span className="text-ink-soft tabular-nums">{status}</span>
    </span>
  );
}

function StoryText({ entry }: { readonly entry: StoryEntry }) {
  const t = useTranslations("customs-pages");
  const customs = useTranslations("customs");
  if (entry.type === "withdrawal") return <p>{t("story.reason", { reason: entry.reason })}</p>;
  if (entry.type === "sent") {
    const { delivery, attempts, answer } = entry;
    if (delivery === "delivered") return null;
    return (
      <>
        <p>{t(`story.delivery.${delivery}`, { attempts })}</p>
        {answer ? <p className="break-words">{t("story.answer", { answer })}</p> : null}
      </>
    );
  }
  const { words, name, preNo, invtNo, explanation } = entry;
  return (
    <>
      {words && words !== name?.zh ? <p className="break-words text-ink">{words}</p> : null}
      {explanation ? <p>{customs(`returns.${explanation.reason}`)}</p> : null}
      {preNo || invtNo ? (
        <p className="tabular-nums">
          {[preNo ? t("story.preNo", { number: preNo }) : null, invtNo ? t("story.invtNo", { number: invtNo }) : null]
            .filter((text) => text !== null)
            .join(" · ")}
        </p>
      ) : null}
    </>
  );
}
