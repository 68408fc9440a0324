import { useLocale, useTranslations } from "next-intl";
import type { AfterCancel } from "#lib/customs/after-cancel";
import type { DeclarationLane } from "#lib/customs/declaration-lane";
import type { Trouble } from "#lib/customs/declaration-story";
import type { CustomsFinding } from "#lib/customs/finding";
import type { FrozenView } from "#lib/customs/frozen-view";
import type { RepairPlace } from "#lib/customs/tables/repair-places";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { elementName, findingWords } from "./finding-words.ts";
import { closureAddress, isProductPlace, repairPlaceAddress } from "./repair-place.ts";
import { CustomsWords, type RepairItem, RepairList, TroubleBox } from "./trouble-box.tsx";

/** A finding with the place where its element is repaired; null: ALP makes the element itself. */
export type PlacedFinding = CustomsFinding & { readonly place: RepairPlace | null };

type DeclarationTroubleProps = {
  readonly sellerId: string;
  readonly declaration: {
    readonly lane: DeclarationLane;
    readonly orderNumber: string;
    readonly orderNo: string;
    readonly waybillNo: string;
    readonly closures: readonly string[];
    readonly failureCode: string | null;
    readonly unclearStatus: string | null;
    readonly waybillAwaitedAt: number | null;
    readonly interceptAt: number | null;
    readonly words: string;
    readonly cancelledAt: number | null;
    readonly cancelReason: string;
  };
  /** What becomes of it, since its waybill was cancelled; null: it was not. */
  readonly afterCancel: AfterCancel | null;
  readonly findings: readonly PlacedFinding[];
  readonly goods: FrozenView["parcel"]["goods"];
  readonly trouble: Trouble | null;
  readonly carrierName: string;
  readonly countryName: string;
  readonly now: number;
};

/** What keeps a declaration, with customs' own words, ours, and the fields to repair. Nothing where nothing does. */
export function DeclarationTrouble(props: DeclarationTroubleProps) {
  const { declaration, trouble } = props;
  const { lane, closures, interceptAt, unclearStatus } = declaration;
  const parts = [
    interceptAt === null ? null : <Intercept key="intercept" {...props} />,
    lane === "stopped" && closures.length > 0 ? <Gates key="gates" {...props} /> : null,
    lane === "stopped" && closures.length === 0 ? <Findings key="findings" {...props} /> : null,
    trouble && (lane === "returned" || lane === "inspection") ? (
      <Answer key="answer" {...props} trouble={trouble} />
    ) : null,
    unclearStatus === null ? null : <Unclear key="unclear" {...props} />,
    props.afterCancel === null || props.afterCancel === "none" ? null : <Cancelled key="cancelled" {...props} />,
    lane === "awaiting_waybill" ? <Awaited key="awaited" {...props} /> : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : <div className="flex flex-col gap-4">{parts}</div>;
}

/** What no valid message could be made of. */
function Findings({ sellerId, declaration, findings, goods }: DeclarationTroubleProps) {
  const t = useTranslations("customs-pages");
  const customs = useTranslations("customs");
  const items = findings.map((finding, index): RepairItem => {
    const line = finding.line === null ? null : (goods[finding.line] ?? null);
    const { place } = finding;
    const subject = { ...declaration, goods: line };
    return {
      key: `${index}`,
      what: findingWords(customs, finding),
      where: finding.line === null ? null : t("trouble.line", { line: finding.line + 1, sku: line?.itemNo ?? "" }),
      place: place === null ? t("trouble.byStaff") : customs(`places.${place}`),
      href: place === null ? null : repairPlaceAddress(sellerId, place, subject),
    };
  });
  return (
    <TroubleBox tone="soon" title={t("trouble.stopped", { code: declaration.failureCode ?? "", count: items.length })}>
      <RepairList items={items} />
      <p className="text-ink-soft">{t("trouble.stoppedThen")}</p>
    </TroubleBox>
  );
}

/** The seller may not declare at all, or nobody knows the carrier at customs. */
function Gates({ sellerId, declaration }: DeclarationTroubleProps) {
  const t = useTranslations("customs-pages");
  const items = declaration.closures.map((closure): RepairItem => {
    const href = closureAddress(sellerId, closure);
    return {
      ...{ key: closure, where: null, href },
      what: t.has(`closures.${closure}`) ? t(`closures.${closure}`) : closure,
      place: t(href === null ? "trouble.byStaff" : "trouble.toGate"),
    };
  });
  return (
    <TroubleBox tone="soon" title={t("trouble.gate", { code: declaration.failureCode ?? "" })}>
      <RepairList items={items} />
      <p className="text-ink-soft">{t("trouble.gateThen")}</p>
    </TroubleBox>
  );
}

/** More goods than these are not named one by one. */
const mostLines = 5;

/** What customs or the E-Port said, in their words and in ours, and the fields that they mean. */
function Answer({ sellerId, declaration, trouble, goods }: DeclarationTroubleProps & { readonly trouble: Trouble }) {
  const t = useTranslations("customs-pages");
  const customs = useTranslations("customs");
  const isChinese = useLocale().startsWith("zh");
  const items = trouble.repairs.flatMap(({ element, place }): readonly RepairItem[] => {
    const item = { what: elementName(customs, element), place: customs(`places.${place}`) };
    // which of the goods customs mean, their words seldom say
    const lines = isProductPlace(place) && goods.length <= mostLines ? goods : [null];
    return lines.map((line, index) => ({
      ...item,
      key: `${element} ${index}`,
      where: line && goods.length > 1 ? t("trouble.line", { line: index + 1, sku: line.itemNo }) : null,
      href: repairPlaceAddress(sellerId, place, { ...declaration, goods: line }),
    }));
  });
  const isAlarm = declaration.lane === "returned";
  return (
    <TroubleBox
      tone={isAlarm ? "alarm" : "soon"}
      title={t(`trouble.reasons.${trouble.reason}`, {
        document: t(`documents.${trouble.document}`),
        code: declaration.failureCode ?? "",
      })}
    >
      {trouble.words ? (
        <CustomsWords label={t("trouble.words", { status: trouble.status })}>{trouble.words}</CustomsWords>
      ) : null}
      <p>{customs(`returns.${trouble.reason}`)}</p>
      {trouble.errors.map(({ code, zh, en }) => (
        <p key={code}>
          <span className="tabular-nums">{code}</span> {isChinese ? zh : en}
        </p>
      ))}
      {items.length > 0 ? (
        <div>
          <p className="mb-1 text-ink-soft text-meta">{t("trouble.fields")}</p>
          <RepairList items={items} />
        </div>
      ) : isAlarm ? (
        <p className="text-ink-soft">{t("trouble.noField")}</p>
      ) : null}
    </TroubleBox>
  );
}

/** The parcel is with the carrier already: what to tell it, ready to be sent. */
function Intercept({ declaration, carrierName, countryName, now }: DeclarationTroubleProps) {
  const t = useTranslations("customs-pages");
  const { waybillNo, orderNo, words, interceptAt } = declaration;
  const values = { waybillNo, orderNo, country: countryName, words: words || t("intercept.noWords") };
  const text = t("intercept.text", values);
  return (
    <TroubleBox tone="alarm" title={t("intercept.title", { carrier: carrierName })}>
      <p>{t("intercept.why")}</p>
      <blockquote className="whitespace-pre-wrap break-words rounded bg-sunken p-3">{text}</blockquote>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <CopyButton text={text}>{t("intercept.copy")}</CopyButton>
        {interceptAt === null ? null : (
          <span className="text-ink-soft text-meta">
            {t("intercept.since")} <RelativeTime at={interceptAt} now={now} isExact />
          </span>
        )}
      </p>
    </TroubleBox>
  );
}

function Unclear({ declaration }: DeclarationTroubleProps) {
  const t = useTranslations("customs-pages");
  const customs = useTranslations("customs");
  return (
    <TroubleBox tone="soon" title={t("unclear", { status: declaration.unclearStatus ?? "" })}>
      {declaration.words ? (
        <CustomsWords label={t("trouble.words", { status: declaration.unclearStatus ?? "" })}>
          {declaration.words}
        </CustomsWords>
      ) : null}
      <p>{customs("returns.unmapped")}</p>
    </TroubleBox>
  );
}

/** Its waybill was cancelled while customs have it: what is done by itself, and what a person must do. */
function Cancelled({ declaration, afterCancel, now }: DeclarationTroubleProps) {
  const t = useTranslations("customs-pages");
  const { lane, cancelledAt, cancelReason } = declaration;
  const isThrough = lane === "released" || lane === "closed";
  const said = afterCancel === "person" ? (isThrough ? "released" : "refused") : afterCancel;
  if (said === null || said === "none" || said === "void") return null;
  return (
    <TroubleBox tone="soon" title={t("cancelled.title")}>
      <p>{t(`cancelled.${said}`)}</p>
      <p className="text-ink-soft text-meta">
        {cancelReason ? `${t("cancelled.reason", { reason: cancelReason })} · ` : null}
        {cancelledAt === null ? null : (
          <>
            {t("cancelled.at")} <RelativeTime at={cancelledAt} now={now} isExact />
          </>
        )}
      </p>
    </TroubleBox>
  );
}

/** 等待物流企业运单申报: the carrier reports its waybill itself. */
function Awaited({ declaration, carrierName, now }: DeclarationTroubleProps) {
  const t = useTranslations("customs-pages");
  const { waybillAwaitedAt, waybillNo } = declaration;
  return (
    <TroubleBox tone="soon" title={t("awaited.title", { carrier: carrierName })}>
      <p>{t("awaited.why", { number: waybillNo })}</p>
      {waybillAwaitedAt === null ? null : (
        <p className="text-ink-soft text-meta">
          {t("awaited.since")} <RelativeTime at={waybillAwaitedAt} now={now} />
        </p>
      )}
    </TroubleBox>
  );
}
