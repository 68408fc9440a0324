"use client";

import { Volume2, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { alarmOf, type BagKind } from "#lib/dispatch/hand-over";
import type { ScanAnswer, ScannedBag } from "#lib/dispatch/scan-answer";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Select } from "@/components/ui/input";
import { type BagDoors, BagShelf, type ShownBag } from "./bag-shelf.tsx";
import type { ScanTone } from "./scan-sound.ts";
import { ScanVerdict, type ShownVerdict } from "./scan-verdict.tsx";
import { useQuietRefresh } from "./use-quiet-refresh.ts";
import { useScanSound } from "./use-scan-sound.ts";
import { type ScanLine, useScans } from "./use-scans.ts";
import { useVerdictWords } from "./verdict-words.ts";

export type OpenBagAnswer = { readonly id: string; readonly code: string; readonly scan: ScanAnswer | null };
export type OpenBag = ServerAction<BagKind & { readonly typed: string | null }, OpenBagAnswer>;

type HandOverDeskProps = BagDoors & {
  readonly sellerId: string;
  /** The seller's live cursor with which the page was drawn. */
  readonly cursor: number;
  /** Where scans are sent to. */
  readonly scanHref: string;
  readonly openBag: OpenBag;
  readonly bags: readonly ShownBag[];
  readonly carriers: readonly { readonly code: string; readonly name: string }[];
  readonly warehouses: readonly string[];
  readonly environment: BagKind["environment"];
  readonly today: ReactNode;
};

/** The hand-over's desk: the scan field that always listens, the last verdict in large, and the bags beside it. */
export function HandOverDesk({
  sellerId,
  cursor,
  scanHref,
  openBag,
  bags,
  carriers,
  today,
  ...shelf
}: HandOverDeskProps) {
  const t = useTranslations("handover");
  const sound = useScanSound();
  const refresh = useQuietRefresh();
  const field = useRef<HTMLInputElement>(null);
  const [target, setTarget] = useState<string | null>(null);
  const [shown, setShown] = useState<{ readonly line: ScanLine; readonly verdict: ShownVerdict } | null>(null);
  const [counted, setCounted] = useState<ReadonlyMap<string, ScannedBag>>(new Map());
  const carrierName = useCallback(
    (code: string) => carriers.find((one) => one.code === code)?.name ?? code,
    [carriers],
  );
  const wordsOf = useVerdictWords(carrierName);

  const verdictOf = (line: ScanLine): ShownVerdict => {
    const said = (tone: ScanTone, word: string, text: string, about: string): ShownVerdict => ({
      ...{ key: line.key, tone, word, text, about },
    });
    const { answer, typed } = line;
    if (!answer) return said("alarm", t("scan.faultWord"), t(`scan.${line.fault ?? "fault"}`), typed);
    if (answer.kind === "bag") {
      const isOpen = answer.bag.state === "open";
      const bag = answer.bag.code;
      return said(isOpen ? "done" : "alarm", bag, t(isOpen ? "scan.chosen" : "scan.chosenClosed", { bag }), "");
    }
    const about = answer.parcel?.trackingNumber ?? answer.parcel?.orderNumber ?? typed;
    if (answer.verdict.ok) {
      const bag = answer.bag?.code ?? "";
      const text = `${t("scan.put", { bag })} · ${t("scan.count", { count: answer.bag?.count ?? 0 })}`;
      return said("done", t("verdicts.ok.word"), text, about);
    }
    const { refusal } = answer.verdict;
    const alarm = alarmOf(refusal.code);
    const { word, text } = wordsOf(refusal);
    return said(alarm, word, text, about);
  };

  const { lines, send, add } = useScans(scanHref, (line) => {
    const verdict = verdictOf(line);
    setShown({ line, verdict });
    sound.play(verdict.tone);
    const bag = line.answer?.bag;
    if (bag) setCounted((before) => new Map(before).set(bag.id, bag));
    if (line.answer?.kind === "bag" && line.answer.bag.state === "open") setTarget(line.answer.bag.id);
  });

  const standing = useMemo(() => bags.map((bag) => ({ ...bag, ...pick(counted.get(bag.id)) })), [bags, counted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server drew is newer than what scans told
  useEffect(() => setCounted(new Map()), [bags]);
  const open = standing.filter(({ state }) => state === "open");
  const into = open.find(({ id }) => id === target) ?? null;

  const opening = useAction(openBag, {
    t,
    onDone: ({ id, scan }) => {
      setTarget(id);
      if (scan) add(scan);
      field.current?.focus();
    },
  });
  const asked = shown?.line.answer?.kind === "parcel" ? shown.line.answer : null;
  const offer = asked && !asked.verdict.ok && !into && asked.verdict.refusal.code === "no_open_bag" ? asked : null;
  const proposal = asked && !asked.verdict.ok && isMisfit(asked.verdict.refusal.code) ? asked : offer;
  const accept = () => {
    if (!proposal) return;
    if (proposal.fits) {
      setTarget(proposal.fits.id);
      send(proposal.typed, proposal.fits.id);
    } else if (proposal.proposal) opening.run({ ...proposal.proposal, typed: proposal.typed });
  };

  const submit = () => {
    refresh.touch();
    const typed = field.current?.value.trim() ?? "";
    if (field.current) field.current.value = "";
    if (typed === "") accept();
    else send(typed, into?.id ?? null);
  };

  useAlwaysListening(field);
  return (
    <div className="grid gap-x-6 gap-y-5 px-4 pb-10 md:px-6 lg:grid-cols-[minmax(0,1fr)_minmax(380px,460px)]">
      <LiveRefresh sellerId={sellerId} cursor={cursor} onNews={refresh.onNews} />
      <section aria-label={t("tabs.scan")} className="flex min-w-0 flex-col gap-3">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <label htmlFor="scan" className="font-medium text-meta">
            {t("scan.label")}
          </label>
          <input
            ref={field}
            id="scan"
            name="scan"
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="done"
            maxLength={80}
            placeholder={t("scan.placeholder")}
            className="mt-1 h-14 w-full rounded-md border-2 border-line-strong bg-surface px-3 text-[22px] tabular-nums placeholder:text-[16px] placeholder:text-ink-faint focus:border-accent"
          />
        </form>
        <div className="flex flex-wrap items-center gap-2">
          <label htmlFor="scan-target" className="text-ink-soft text-meta">
            {t("scan.target")}
          </label>
          <Select
            id="scan-target"
            className="h-9 w-auto max-w-full"
            value={into?.id ?? ""}
            onChange={(event) => {
              setTarget(event.target.value === "" ? null : event.target.value);
              field.current?.focus();
            }}
          >
            <option value="">{t("scan.auto")}</option>
            {open.map(({ id, code, method, warehouse }) => (
              <option key={id} value={id}>
                {[code, t(`methods.${method}`), warehouse].filter((part) => part !== "").join(" · ")}
              </option>
            ))}
          </Select>
          <Button
            look="ghost"
            className="ml-auto"
            aria-pressed={sound.on}
            onClick={() => {
              sound.toggle();
              field.current?.focus();
            }}
          >
            {sound.on ? <Volume2 aria-hidden className="size-4" /> : <VolumeX aria-hidden className="size-4" />}
            {t(sound.on ? "scan.soundOn" : "scan.soundOff")}
          </Button>
        </div>
        <ScanVerdict verdict={shown?.verdict ?? null}>
          {proposal && (proposal.fits || proposal.proposal) ? (
            <>
              <Button look="primary" size="large" onClick={accept} isPending={opening.isPending}>
                {proposal.fits ? t("scan.switchTo", { bag: proposal.fits.code }) : t("scan.openAndPut")}
              </Button>
              <span className="text-ink-soft text-meta">
                {proposal.proposal ? kindText(t, proposal.proposal, carrierName) : ""} {t("scan.openHint")}
              </span>
            </>
          ) : null}
        </ScanVerdict>
        <LastScans lines={lines} verdictOf={verdictOf} />
      </section>
      <BagShelf
        {...shelf}
        bags={standing}
        carriers={carriers}
        target={into?.id ?? null}
        onTarget={(id) => {
          setTarget(id);
          field.current?.focus();
        }}
        openBag={openBag}
        today={today}
        wordsOf={wordsOf}
      />
    </div>
  );
}

function pick(bag: ScannedBag | undefined): Partial<Pick<ShownBag, "count" | "weightGrams">> {
  return bag ? { count: bag.count, weightGrams: bag.weightGrams } : {};
}

/** Verdicts that another bag would make good. */
function isMisfit(code: string): boolean {
  const others = ["no_open_bag", "other_carrier", "other_environment", "other_warehouse"];
  return [...others, "pickup_asked", "pickup_not_asked", "method_not_taken", "bag_full", "bag_closed"].includes(code);
}

function kindText(
  t: ReturnType<typeof useTranslations<"handover">>,
  { carrierCode, method, warehouse }: BagKind,
  carrierName: (code: string) => string,
): string {
  return [carrierName(carrierCode), t(`methods.${method}`), warehouse].filter((part) => part !== "").join(" · ");
}

/** Keys go to the scan field whatever was clicked before, unless somebody is typing or choosing elsewhere. */
function useAlwaysListening(field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    field.current?.focus();
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
      const at = document.activeElement;
      if (at === field.current || document.querySelector('[role="dialog"]')) return;
      if (at instanceof HTMLInputElement && at.type !== "checkbox") return;
      if (at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement) return;
      // blank presses the button that has the focus
      if (event.key === " ") return;
      field.current?.focus();
    };
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, [field]);
}

const lineTones: Readonly<Record<ScanTone, string>> = {
  done: "text-done",
  repeat: "text-soon",
  offer: "text-accent-ink",
  alarm: "font-medium text-alarm",
};

function LastScans({
  lines,
  verdictOf,
}: {
  readonly lines: readonly ScanLine[];
  readonly verdictOf: (line: ScanLine) => ShownVerdict;
}) {
  const t = useTranslations("handover.scan");
  return (
    <section aria-labelledby="last-scans">
      <h2 id="last-scans" className="mb-1 font-medium">
        {t("last")}
      </h2>
      {lines.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <ol className="max-h-72 overflow-y-auto rounded-lg border border-line bg-surface">
          {lines.map((line) => {
            const isWaiting = line.answer === null && line.fault === null;
            const verdict = isWaiting ? null : verdictOf(line);
            return (
              <li
                key={line.key}
                className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 border-line border-b px-3 py-1.5 last:border-b-0"
              >
                <span className="truncate tabular-nums">{verdict?.about || line.typed}</span>
                <span className={cn("whitespace-nowrap", verdict ? lineTones[verdict.tone] : "text-ink-faint")}>
                  {verdict?.word ?? t("checking")}
                  {line.answer?.kind === "parcel" && line.answer.verdict.ok ? (
                    <span className="ml-2 text-ink-soft">{line.answer.bag?.code}</span>
                  ) : null}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
