"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { repairOf } from "#lib/dispatch/failures";
import type { Repair, RepairField, RepairSheet } from "#lib/dispatch/repair";
import { untypedFacts } from "#lib/products/typed-facts";
import { CheckboxField, TextField } from "@/components/form/field";
import { sayCode, type Translator } from "@/components/form/say-code";
import { type Answer, type ServerAction, useAction } from "@/components/form/use-action";
import { useFoundProducts } from "@/components/products/match-existing";
import { Button, buttonLook } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { SearchInput } from "@/components/ui/search-input";
import { toast } from "@/components/ui/toast";
import { useBlockerText } from "./blocker-text.ts";
import { useFailureWords } from "./failure-words.ts";
import { ManualLink } from "./manual-link.tsx";
import { repairAddress } from "./repair-address.ts";
import { RepairChoice } from "./repair-choice.tsx";
import type { RepairDoors } from "./repair-doors.ts";
import { type FieldProblem, RepairFields, type TypedRepair } from "./repair-fields.tsx";
import { RepairReached } from "./repair-reached.tsx";

const MsdsUpload = dynamic(() => import("@/components/products/msds-upload").then((module) => module.MsdsUpload));

export type StepProps = {
  readonly seller: string;
  readonly sheet: RepairSheet;
  readonly doors: RepairDoors;
  /** `isShared`: other orders may have been put right with it. */
  readonly onRepaired: (isShared: boolean) => void;
  readonly onSkip: () => void;
  /** The order is to be tried again as it is. */
  readonly onRetry: (orderId: string) => void;
};

type Of<K extends Repair["kind"]> = StepProps & { readonly repair: Extract<Repair, { kind: K }> };

/** One repair: what is wrong in a sentence, the value at fault, and the field to put it right. */
export function RepairStep({ repair, ...rest }: StepProps & { readonly repair: Repair }) {
  return (
    <div className="flex flex-col gap-4">
      <Reasons repair={repair} />
      <StepBody repair={repair} {...rest} />
    </div>
  );
}

function StepBody({ repair, ...rest }: StepProps & { readonly repair: Repair }) {
  switch (repair.kind) {
    case "recipient":
      return <RecipientStep repair={repair} {...rest} />;
    case "tax_id":
      return <TaxIdStep repair={repair} {...rest} />;
    case "product":
      return <ProductStep repair={repair} {...rest} />;
    case "match":
      return <MatchStep repair={repair} {...rest} />;
    case "msds":
      return <MsdsStep repair={repair} {...rest} />;
    case "solution":
      return <SolutionStep repair={repair} {...rest} />;
    case "hold":
      return <HoldStep repair={repair} {...rest} />;
    case "carrier":
      return <CarrierStep repair={repair} {...rest} />;
    case "elsewhere":
      return <ElsewhereStep repair={repair} {...rest} />;
  }
}

/** Every reason that this repair puts right, each with its number. */
function Reasons({ repair }: { readonly repair: Repair }) {
  const textOf = useBlockerText();
  const { fixOf, nameOf } = useFailureWords();
  if (repair.kind === "carrier") {
    return (
      <div>
        <p>
          <ManualLink code={repair.code} />
          {nameOf(repair.code)}
        </p>
        <p className="text-ink-soft text-meta">{fixOf(repair.code)}</p>
      </div>
    );
  }
  const codes = [...new Set(repair.blockers.map(({ code }) => code))];
  return (
    <div>
      {repair.blockers.map((blocker) => (
        <p key={`${blocker.code} ${blocker.field} ${blocker.detail}`}>
          <ManualLink code={blocker.code} />
          {textOf(blocker)}
        </p>
      ))}
      {codes.length === 1 ? <p className="text-ink-soft text-meta">{fixOf(codes[0] ?? "")}</p> : null}
    </div>
  );
}

function NotAllowed() {
  const t = useTranslations("repairs");
  return <p className="text-ink-soft">{t("notAllowed")}</p>;
}

type Refused = Extract<Answer<unknown>, { ok: false }>;

/** Where a refusal belongs: at its field, with the finding's own sentence and the form that would do. */
function useProblem() {
  const t = useTranslations("repairs");
  const shared = useTranslations("ui");
  const findings = useTranslations("identity.findings");
  const products = useTranslations("products");
  const language = useLocale() === "en" ? "en" : "zh";
  return (answer: Refused, fallback: string): FieldProblem => {
    if ("invalid" in answer) {
      const [first] = answer.invalid;
      const name = (first?.field ?? fallback).split(".").at(-1) ?? fallback;
      return {
        name,
        text: sayCode(products as Translator, shared, "problems", first?.code ?? "unknown", first?.values),
      };
    }
    const { code, field, values = {} } = answer.refusal;
    const name = field?.split(".").at(-1) ?? fallback;
    const finding = `${values.finding ?? ""}`;
    if (code === "still_wrong" && findings.has(finding as never)) {
      const local = language === "zh" ? { country: values.countryZh ?? "", other: values.otherZh ?? "" } : {};
      const text = findings(finding as never, { ...values, ...local } as never);
      return { name, text, ...(values.suggestion ? { wanted: String(values.suggestion) } : {}) };
    }
    const own = t.has(`refusals.${code}` as never) ? (t as Translator) : (products as Translator);
    return { name, text: sayCode(own, shared, "refusals", code, values) };
  };
}

/** Sends a repair; a refusal stands at its field and nothing that was typed is lost. */
function useRepair<Input, T>(door: ServerAction<Input, T> | null, fallback: string, onDone: (value: T) => void) {
  const sayProblem = useProblem();
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const { run, isPending } = useAction<Input, T>(door ?? never, {
    onDone: (value) => {
      setProblem(null);
      onDone(value);
    },
    onRefused: (answer) => setProblem(sayProblem(answer, fallback)),
  });
  return { run, isPending, problem, setProblem } as const;
}

const never = async (): Promise<Answer<never>> => ({ ok: false, refusal: { code: "not_allowed" } });

function useFindingSentence() {
  const t = useTranslations("identity");
  const language = useLocale() === "en" ? "en" : "zh";
  return ({ problem, values }: RepairField) => {
    if (problem === "") return "";
    const local = language === "zh" ? { country: values.countryZh ?? "", other: values.otherZh ?? "" } : {};
    const all = { ...values, ...local } as never;
    // what is wrong stands above the field already
    const fix = `fixes.${problem}` as never;
    return t.has(fix) ? t(fix, all) : "";
  };
}

function RecipientStep({ repair, sheet, doors, onRepaired }: Of<"recipient">) {
  const t = useTranslations("repairs");
  const identity = useTranslations("identity.fields");
  const sentenceOf = useFindingSentence();
  const [isForAll, setForAll] = useState(true);
  const { fields } = repair;
  const first = fields[0]?.name ?? "address";
  const repaired = useRepair(doors.recipient, first, ({ orders }) => {
    toast.success(t("saved", { orders }));
    onRepaired(orders > 1);
  });
  if (!doors.recipient) return <NotAllowed />;
  const save = (typed: TypedRepair) =>
    repaired.run({
      orderId: sheet.orderId,
      alsoOf: isForAll ? sheet.alsoOf.map(({ orderId }) => orderId) : [],
      fields: fields.flatMap(({ name, given }) => {
        const value = typed[name];
        return value === undefined ? [] : [{ name, seen: given, value }];
      }),
    });
  return (
    <RepairFields
      fields={fields}
      labelOf={({ name }) => identity(name as never)}
      sentenceOf={sentenceOf}
      problem={repaired.problem}
      isPending={repaired.isPending}
      verb={t("save")}
      onSave={save}
    >
      {sheet.alsoOf.length > 0 ? (
        <CheckboxField
          label={t("alsoOf", { count: sheet.alsoOf.length })}
          hint={sheet.alsoOf.map(({ orderNumber }) => orderNumber).join("、")}
          checked={isForAll}
          onChange={(event) => setForAll(event.target.checked)}
        />
      ) : null}
    </RepairFields>
  );
}

function TaxIdStep({ repair, seller, sheet, doors, onRepaired }: Of<"tax_id">) {
  const t = useTranslations("repairs");
  const identity = useTranslations("identity");
  const sentenceOf = useFindingSentence();
  const repaired = useRepair(doors.taxId, "taxId", () => {
    toast.success(t("savedTaxId"));
    // it is kept for the buyer: that one's other orders have it now
    onRepaired(true);
  });
  if (!doors.taxId) return <NotAllowed />;
  const [field] = repair.fields;
  const kind = `taxIdKinds.${field.values.kind ?? ""}` as never;
  return (
    <>
      <RepairFields
        fields={repair.fields}
        labelOf={() => (identity.has(kind) ? identity(kind) : identity("fields.taxId"))}
        sentenceOf={sentenceOf}
        problem={repaired.problem}
        isPending={repaired.isPending}
        verb={t("save")}
        onSave={({ taxId }) => taxId && repaired.run({ orderId: sheet.orderId, value: taxId })}
      />
      <Link href={`/s/${seller}/orders/tax-ids`} className="text-accent-ink text-meta hover:underline">
        {t("toTaxIds")}
      </Link>
    </>
  );
}

function ProductStep({ repair, seller, doors, onRepaired }: Of<"product">) {
  const t = useTranslations("repairs");
  const facts = useTranslations("products.facts");
  const hints = useTranslations("products.hints");
  const fixes = useTranslations("requirements.fixes");
  const { productId, name, title, fields, reach } = repair;
  const repaired = useRepair(doors.product, fields[0]?.name ?? "hsCode", () => {
    toast.success(t("savedProduct", { name, orders: Math.max(1, reach.orders) }));
    onRepaired(true);
  });
  if (!doors.product) return <NotAllowed />;
  const save = (typed: TypedRepair, isProposed: boolean) => {
    const named = Object.fromEntries(fields.map((field) => [field.name, typed[field.name] ?? ""]));
    const all = untypedFacts({ ...noTyped, ...named } as never);
    const wanted = Object.fromEntries(Object.entries(all).filter(([fact]) => typed[fact as RepairField["name"]]));
    const seen = Object.fromEntries(fields.map((field) => [field.name, field.given]));
    repaired.run({ productId, facts: wanted, seen, isProposed });
  };
  return (
    <>
      <p className="text-ink-soft text-meta" title={title}>
        <span className="font-medium text-ink">{name}</span> {name === title ? "" : title}
      </p>
      <RepairFields
        fields={fields}
        labelOf={({ name: fact }) => facts(fact as never)}
        sentenceOf={({ name: fact, problem, values }) => {
          if (problem !== "" && fixes.has(problem as never))
            return fixes(problem as never, { value: "", gross: "", hsCode: "", ...values } as never);
          return hints.has(fact as never) ? hints(fact as never) : t("missing");
        }}
        problem={repaired.problem}
        isPending={repaired.isPending}
        verb={reach.orders > 1 ? t("saveAll", { orders: reach.orders }) : t("save")}
        onSave={save}
      >
        <RepairReached seller={seller} subject={productId} name={name} reach={reach} />
      </RepairFields>
    </>
  );
}

/** Every fact as nothing typed: what is not in the form is not sent. */
const noTyped = Object.fromEntries(
  [
    ...["nameZh", "nameEn", "hsCode", "originCountry", "weightGrams", "lengthMm", "widthMm", "heightMm", "cargoKind"],
    ...["declaredMinor", "netGrams", "hsUs", "makerItemNo", "gtin", "makerName", "makerAddress", "makerContact"],
    ...["category", "material", "usedFor", "brand"],
  ].map((fact) => [fact, ""]),
);

function MatchStep(props: Of<"match">) {
  const { repair, seller, doors, onRepaired } = props;
  const t = useTranslations("repairs");
  const products = useTranslations("products");
  const facts = useTranslations("products.facts");
  const hints = useTranslations("products.hints");
  const language = useLocale() === "en" ? "en" : "zh";
  const { lineKey, name, title, choices, fields, reach } = repair;
  const [chosen, setChosen] = useState(choices.find(({ isSafe }) => isSafe)?.value ?? null);
  const [words, setWords] = useState("");
  const [isNew, setNew] = useState(false);
  const { found, isPending: isSearching } = useFoundProducts(seller, words);
  const done = ({ orders }: { readonly orders: number }) => {
    toast.success(t("savedMatch", { name, orders }));
    onRepaired(true);
  };
  const matched = useRepair(doors.match, "match", done);
  const made = useRepair(doors.newProduct, "nameZh", done);
  if (!doors.match || !doors.newProduct) return <NotAllowed />;
  const listed = [
    ...choices.map((one) => ({
      value: one.value,
      label: (language === "en" ? one.labelEn : one.labelZh) ?? one.value,
      note: t(`because.${one.because}`),
    })),
    ...found
      .filter(({ id }) => !choices.some(({ value }) => value === id))
      .map(({ id, sku, title: text, attributes }) => ({
        ...{ value: id, label: [sku, text, attributes].filter(Boolean).join(" · "), note: "" },
      })),
  ];
  return (
    <>
      <p className="text-ink-soft text-meta" title={title}>
        <span className="font-medium text-ink">{name}</span> {name === title ? "" : title}
      </p>
      {isNew ? (
        <RepairFields
          fields={fields}
          labelOf={({ name: fact }) => facts(fact as never)}
          sentenceOf={({ name: fact }) => (hints.has(fact as never) ? hints(fact as never) : "")}
          problem={made.problem}
          isPending={made.isPending}
          verb={t("create")}
          onSave={(typed) => {
            const all = untypedFacts({ ...noTyped, ...typed } as never);
            const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
            made.run({ lineKeys: [lineKey], facts: given });
          }}
        >
          <RepairReached seller={seller} subject={lineKey} name={name} reach={reach} />
        </RepairFields>
      ) : (
        <>
          <SearchInput
            value={words}
            label={products("filters.search")}
            isPending={isSearching}
            onSearch={setWords}
            className="sm:w-full"
          />
          <RepairChoice
            key={listed.map(({ value }) => value).join()}
            legend={t("which")}
            choices={listed}
            value={listed.some(({ value }) => value === chosen) ? chosen : null}
            onChoose={setChosen}
            verb={t("match")}
            isPending={matched.isPending}
            problem={matched.problem?.text ?? null}
            onSave={() => chosen && matched.run({ lineKey, productId: chosen })}
          >
            <RepairReached seller={seller} subject={lineKey} name={name} reach={reach} />
          </RepairChoice>
        </>
      )}
      <Button look="ghost" size="small" className="self-start" onClick={() => setNew(!isNew)}>
        {isNew ? t("toMatch") : t("toNew")}
      </Button>
    </>
  );
}

function MsdsStep({ repair, seller, doors, onRepaired }: Of<"msds">) {
  const t = useTranslations("repairs");
  const language = useLocale() === "en" ? "en" : "zh";
  const { productId, name, choices, reach } = repair;
  const [chosen, setChosen] = useState(choices.find(({ isSafe }) => isSafe)?.value ?? null);
  const linked = useRepair(doors.msds, "msds", () => {
    toast.success(t("savedProduct", { name, orders: Math.max(1, reach.orders) }));
    onRepaired(true);
  });
  if (!doors.msds) return <NotAllowed />;
  const listed = choices.map((one) => ({
    ...{ value: one.value, label: (language === "en" ? one.labelEn : one.labelZh) ?? one.value },
    note: t(`because.${one.because}`),
  }));
  return (
    <>
      {listed.length > 0 ? (
        <RepairChoice
          legend={t("whichFile")}
          choices={listed}
          value={chosen}
          onChoose={setChosen}
          verb={t("link")}
          isPending={linked.isPending}
          problem={linked.problem?.text ?? null}
          onSave={() => chosen && linked.run({ msdsId: chosen, productIds: [productId] })}
        >
          <RepairReached seller={seller} subject={productId} name={name} reach={reach} />
        </RepairChoice>
      ) : (
        <p className="text-ink-soft">{t("noFiles")}</p>
      )}
      <details className="rounded-lg border border-line p-3" open={listed.length === 0}>
        <summary className="cursor-pointer font-medium">{t("uploadFile")}</summary>
        <div className="pt-3">
          <MsdsUpload seller={seller} productIds={[productId]} onKept={() => onRepaired(true)} />
        </div>
      </details>
    </>
  );
}

function SolutionStep({ repair, sheet, doors, onRepaired }: Of<"solution">) {
  const t = useTranslations("repairs");
  const language = useLocale() === "en" ? "en" : "zh";
  const { choices, blockers } = repair;
  const [chosen, setChosen] = useState(choices.find(({ isSafe }) => isSafe)?.code ?? null);
  const [reason, setReason] = useState(() => t("reasonText", { code: blockers[0]?.code ?? "" }));
  const [consent, setConsent] = useState("");
  const picked = useRepair(doors.solution, "solution", () => {
    toast.success(t("savedSolution"));
    onRepaired(false);
  });
  if (!doors.solution) return <NotAllowed />;
  const one = choices.find(({ code }) => code === chosen);
  return (
    <RepairChoice
      legend={t("whichSolution")}
      choices={choices.map(({ code, nameZh, nameEn, needsConsent, isSafe, usdMinor }) => ({
        value: code,
        label: language === "en" ? nameEn : nameZh,
        note: (
          <>
            {needsConsent ? `${t("needsConsent")} ` : isSafe ? "" : `${t("higher")} `}
            {usdMinor === null ? null : <Money minor={usdMinor} currency="USD" />}
          </>
        ),
      }))}
      value={chosen}
      onChoose={setChosen}
      verb={t("choose")}
      isPending={picked.isPending}
      problem={picked.problem?.text ?? null}
      onSave={() =>
        picked.run({
          ...{ orderId: sheet.orderId, solutionCode: chosen, reason },
          consentNote: one?.needsConsent && consent.trim() !== "" ? consent : null,
        })
      }
    >
      {one?.needsConsent ? (
        <TextField
          label={t("consent")}
          hint={t("consentHint")}
          value={consent}
          maxLength={500}
          onChange={(event) => setConsent(event.target.value)}
        />
      ) : null}
      <TextField
        label={t("reason")}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
    </RepairChoice>
  );
}

function HoldStep({ repair, sheet, doors, onRepaired }: Of<"hold">) {
  const t = useTranslations("repairs");
  const released = useRepair(doors.hold, "hold", () => {
    toast.success(t("released"));
    onRepaired(false);
  });
  return (
    <>
      <p>{repair.note === "" ? t("heldWithoutNote") : t("heldNote", { note: repair.note })}</p>
      {doors.hold ? (
        // no key takes it by itself: somebody held it on purpose
        <Button
          className="self-start"
          isPending={released.isPending}
          onClick={() => released.run({ orderIds: [sheet.orderId] })}
        >
          {t("release")}
        </Button>
      ) : (
        <NotAllowed />
      )}
    </>
  );
}

function CarrierStep({ repair, sheet, doors, onRetry, onSkip, seller }: Of<"carrier">) {
  const t = useTranslations("repairs");
  const identity = useTranslations("identity.fields");
  const { text, fields } = repair;
  const retry = () => {
    onRetry(sheet.orderId);
    onSkip();
  };
  const repaired = useRepair(doors.recipient, fields[0]?.name ?? "address", retry);
  return (
    <>
      {text === "" ? null : (
        <blockquote className="rounded-md border border-line bg-sunken px-3 py-2">
          <span className="text-ink-soft text-meta">{t("carrierSays")}</span>
          <span className="block break-words">{text}</span>
        </blockquote>
      )}
      {fields.length > 0 && doors.recipient ? (
        <RepairFields
          fields={fields}
          labelOf={({ name }) => identity(name as never)}
          sentenceOf={() => ""}
          problem={repaired.problem}
          isPending={repaired.isPending}
          verb={t("retryLater")}
          mayStay
          onSave={(typed) => {
            const changed = fields.flatMap(({ name, given }) => {
              const value = typed[name];
              return value === undefined ? [] : [{ name, seen: given, value }];
            });
            if (changed.length === 0) retry();
            else repaired.run({ orderId: sheet.orderId, alsoOf: [], fields: changed });
          }}
        />
      ) : (
        <p className="flex flex-wrap items-center gap-2">
          <Button look="primary" autoFocus onClick={retry}>
            {t("retryLater")}
          </Button>
          <Link href={`/s/${seller}/waybills?q=${sheet.orderNumber}`} className="text-accent-ink hover:underline">
            {t("toWaybill")}
          </Link>
        </p>
      )}
    </>
  );
}

function ElsewhereStep({ repair, seller, sheet }: Of<"elsewhere">) {
  const t = useTranslations("dispatch");
  const own = useTranslations("repairs");
  const [blocker] = repair.blockers;
  if (!blocker) return null;
  const address = repairAddress(seller, sheet.orderId, blocker);
  const place = `repair.${repairOf(blocker.code).place}`;
  return (
    <>
      <p className="text-ink-soft">{own("elsewhere")}</p>
      {address && t.has(place as never) ? (
        <Link href={address} className={`${buttonLook({})} self-start`}>
          {t(place as never)}
        </Link>
      ) : null}
    </>
  );
}
