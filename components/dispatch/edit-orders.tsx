"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { EditConflict, EditReceipt, RefusedEdit } from "#lib/dispatch/edit-conflict";
import { CheckboxField, Field } from "@/components/form/field";
import { sayCode } from "@/components/form/say-code";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input, Select } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { ShownRow } from "./daily-cells.tsx";
import { type ConflictField, EditConflicts, type ShownConflict } from "./edit-conflicts.tsx";

type Seen<V> = { id: string; version: number; seen: V };

/** What is sent: only the fields that are to change. */
export type OrderEdits = {
  weight?: { weightGrams: number | null; orders: Seen<number | null>[] };
  solution?: {
    solutionCode: string | null;
    reason: string;
    consentNote: string | null;
    orders: Seen<string | null>[];
  };
  codes?: { products: (Seen<string | null> & { code: string })[] };
};

export type OrderEditsReceipt = {
  readonly weight: EditReceipt<number | null> | null;
  readonly solution: EditReceipt<string | null> | null;
  readonly codes: EditReceipt<string | null> | null;
};

export type Goods = {
  readonly id: string;
  readonly sku: string | null;
  readonly title: string;
  readonly hsCode: string | null;
  readonly version: number;
  readonly orders: number;
};

export type EditDoors = {
  readonly edit: ServerAction<OrderEdits, OrderEditsReceipt>;
  readonly goods: ServerAction<{ orderIds: string[] }, readonly Goods[]>;
};

type EditOrdersProps = {
  readonly rows: readonly ShownRow[];
  readonly solutions: readonly { readonly code: string; readonly name: string }[];
  readonly doors: EditDoors;
  readonly onClose: () => void;
};

/** Each product of the selection has a field; more than that are no bulk edit any more. */
const shownGoods = 20;
const keep = "";
const automatic = "-";

/** Weight, solution and HS codes of one order or of many: what is left as it is stays, what somebody else changed is shown. */
export function EditOrders({ rows, solutions, doors, onClose }: EditOrdersProps) {
  const t = useTranslations("daily");
  const shared = useTranslations("ui");
  const format = useFormatter();
  const [weight, setWeight] = useState("");
  const [isWeightReset, setWeightReset] = useState(false);
  const [solution, setSolution] = useState(keep);
  const [reason, setReason] = useState("");
  const [consent, setConsent] = useState("");
  const [codes, setCodes] = useState<ReadonlyMap<string, string>>(new Map());
  const [goods, setGoods] = useState<readonly Goods[] | null>(null);
  const [conflicts, setConflicts] = useState<readonly ShownConflict[]>([]);
  const [refused, setRefused] = useState<readonly RefusedEdit[]>([]);
  /** Conflicts that are not in what is being sent. */
  const others = useRef<readonly ShownConflict[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const look = useAction(doors.goods, { t, onDone: setGoods });
  const edit = useAction(doors.edit, {
    t,
    onDone: (now) => {
      const parts = [now.weight, now.solution, now.codes].flatMap((part) => part ?? []);
      const saved = parts.reduce((sum, { changed }) => sum + changed.length, 0);
      const open = [...others.current, ...conflictsOf(now)];
      const not = parts.flatMap((part) => part.refused);
      const isWhole = open.length + not.length === 0;
      if (saved > 0) toast.success(t("edit.saved", { count: saved }));
      const same = parts.reduce((sum, one) => sum + one.same.length, 0);
      if (isWhole && saved === 0 && same > 0) toast(t("edit.same", { count: same }));
      const gone = parts.reduce((sum, { notFound }) => sum + notFound.length, 0);
      if (gone > 0) toast(t("edit.gone", { count: gone }));
      if (isWhole) return onClose();
      setConflicts(open);
      setRefused(not);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when it opens
  useEffect(() => look.run({ orderIds: rows.map(({ orderId }) => orderId) }), []);
  const [one] = rows;
  const listed = goods?.slice(0, shownGoods) ?? [];
  const submit = () => {
    const grams = Number(weight);
    if (weight !== "" && !(Number.isInteger(grams) && grams > 0)) return setProblem(t("problems.number_unreadable"));
    setProblem(null);
    const of = <V,>(seen: (row: ShownRow) => V): Seen<V>[] =>
      rows.map((row) => ({ id: row.orderId, version: row.version, seen: seen(row) }));
    const products = listed.flatMap(({ id, version, hsCode }) => {
      const code = (codes.get(id) ?? "").trim();
      return code === "" || code === hsCode ? [] : [{ id, version, seen: hsCode, code }];
    });
    const edits: OrderEdits = {
      ...(weight !== "" || isWeightReset
        ? { weight: { weightGrams: isWeightReset ? null : grams, orders: of(({ packedGrams }) => packedGrams) } }
        : {}),
      ...(solution === keep
        ? {}
        : {
            solution: {
              solutionCode: solution === automatic ? null : solution,
              ...{ reason, consentNote: consent.trim() === "" ? null : consent },
              orders: of(({ picked }) => picked),
            },
          }),
      ...(products.length > 0 ? { codes: { products } } : {}),
    };
    if (Object.keys(edits).length === 0) return setProblem(t("edit.nothing"));
    others.current = [];
    edit.run(edits);
  };
  const nameOf = (code: string | null) =>
    solutions.find((solutionOne) => solutionOne.code === code)?.name ?? code ?? "";
  const say = ({ field, value }: { field: ConflictField; value: string | number | null }) => {
    if (field === "weight") {
      return value === null
        ? t("edit.conflict.byGoods")
        : t("edit.conflict.grams", { grams: format.number(Number(value)) });
    }
    if (field === "solution") return value === null ? t("edit.conflict.automatic") : nameOf(String(value));
    return value === null ? t("edit.conflict.empty") : String(value);
  };
  const mineOf = ({ field, id }: ShownConflict) => {
    if (field === "weight") return isWeightReset ? null : Number(weight);
    if (field === "solution") return solution === automatic ? null : solution;
    return codes.get(id) ?? "";
  };
  /** Sends mine again, with what the other wrote as what was seen. */
  const put = (list: readonly ShownConflict[]) => {
    others.current = conflicts.filter((conflict) => !list.includes(conflict));
    const of = (field: ConflictField) => list.filter((conflict) => conflict.field === field);
    const seen = <V,>({ id, version, theirs }: ShownConflict) => ({ id, version, seen: theirs as V });
    edit.run({
      ...(of("weight").length > 0
        ? {
            weight: {
              weightGrams: isWeightReset ? null : Number(weight),
              orders: of("weight").map((conflict) => seen<number | null>(conflict)),
            },
          }
        : {}),
      ...(of("solution").length > 0
        ? {
            solution: {
              solutionCode: solution === automatic ? null : solution,
              ...{ reason, consentNote: consent.trim() === "" ? null : consent },
              orders: of("solution").map((conflict) => seen<string | null>(conflict)),
            },
          }
        : {}),
      ...(of("codes").length > 0
        ? {
            codes: {
              products: of("codes").map((conflict) => ({
                ...seen<string | null>(conflict),
                code: codes.get(conflict.id) ?? "",
              })),
            },
          }
        : {}),
    });
  };
  const drop = (list: readonly ShownConflict[]) => {
    const rest = conflicts.filter((conflict) => !list.includes(conflict));
    if (rest.length === 0 && refused.length === 0) onClose();
    else setConflicts(rest);
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={
        rows.length === 1 && one
          ? t("edit.title", { name: one.orderNumber })
          : t("edit.titleMany", { count: rows.length })
      }
      footer={
        conflicts.length > 0 ? null : (
          <Button look="primary" isPending={edit.isPending} onClick={submit}>
            {t("edit.save")}
          </Button>
        )
      }
    >
      {conflicts.length > 0 ? (
        <EditConflicts
          conflicts={conflicts}
          say={say}
          mineOf={mineOf}
          isPending={edit.isPending}
          onKeep={drop}
          onPut={put}
        />
      ) : (
        <form
          className="flex flex-col gap-4 pb-2"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Field
            label={t("edit.weight")}
            hint={
              rows.length === 1 && one?.weightGrams != null
                ? t(one.packedGrams === null ? "edit.weightNow" : "edit.weightTyped", {
                    grams: format.number(one.weightGrams),
                  })
                : t("edit.weightHint")
            }
            error={problem}
          >
            {(aria) => (
              <Input
                {...aria}
                autoFocus
                inputMode="numeric"
                autoComplete="off"
                className="w-40"
                value={weight}
                disabled={isWeightReset}
                onChange={(event) => setWeight(event.target.value.trim())}
              />
            )}
          </Field>
          {rows.some(({ packedGrams }) => packedGrams !== null) ? (
            <CheckboxField
              label={t("edit.weightReset")}
              checked={isWeightReset}
              onChange={(event) => setWeightReset(event.target.checked)}
            />
          ) : null}
          <Field label={t("edit.solution")}>
            {(aria) => (
              <Select {...aria} value={solution} onChange={(event) => setSolution(event.target.value)}>
                <option value={keep}>{t("edit.keep")}</option>
                <option value={automatic}>{t("edit.automatic")}</option>
                {solutions.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {solution === keep || solution === automatic ? null : (
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label={t("edit.reason")}>
                {(aria) => (
                  <Input {...aria} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
                )}
              </Field>
              <Field label={t("edit.consent")} hint={t("edit.consentHint")} isOptional>
                {(aria) => (
                  <Input
                    {...aria}
                    value={consent}
                    maxLength={500}
                    onChange={(event) => setConsent(event.target.value)}
                  />
                )}
              </Field>
            </div>
          )}
          <fieldset>
            <legend className="font-medium text-meta">{t("edit.codes")}</legend>
            <p className="text-ink-soft text-meta">{t("edit.codesHint")}</p>
            {goods === null ? <p className="py-2 text-ink-soft">{t("edit.loading")}</p> : null}
            {goods?.length === 0 ? <p className="py-2 text-ink-soft">{t("edit.noGoods")}</p> : null}
            <ul className="mt-1">
              {listed.map((product) => (
                <CodeLine
                  key={product.id}
                  product={product}
                  value={codes.get(product.id) ?? product.hsCode ?? ""}
                  onType={(code) => setCodes((now) => new Map(now).set(product.id, code))}
                />
              ))}
            </ul>
            {goods && goods.length > shownGoods ? (
              <p className="text-ink-soft text-meta">{t("edit.moreGoods", { count: goods.length - shownGoods })}</p>
            ) : null}
          </fieldset>
          {refused.length > 0 ? (
            <section role="alert" className="rounded-md border border-line bg-sunken p-3">
              <h3 className="font-medium">{t("edit.refused")}</h3>
              <ul className="max-h-40 overflow-y-auto">
                {refused.map(({ id, name, code, values }) => (
                  <li key={`${id} ${code}`}>
                    {name}：{sayCode(t, shared, "refusals", code, values)}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <button type="submit" hidden />
        </form>
      )}
    </Dialog>
  );
}

type CodeLineProps = { readonly product: Goods; readonly value: string; readonly onType: (code: string) => void };

function CodeLine({ product, value, onType }: CodeLineProps) {
  const t = useTranslations("daily.edit");
  const name = product.sku ?? product.title;
  return (
    <li className="flex items-center gap-3 py-1">
      <span className="min-w-0 flex-1 truncate" title={product.title}>
        {name}
      </span>
      <span className="shrink-0 text-ink-soft text-meta">{t("codeOrders", { orders: product.orders })}</span>
      <Input
        aria-label={`${t("codes")} ${name}`}
        className="w-32 tabular-nums"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        maxLength={20}
        onChange={(event) => onType(event.target.value)}
      />
    </li>
  );
}

function conflictsOf(receipt: OrderEditsReceipt): ShownConflict[] {
  const of = (field: ConflictField, list: readonly EditConflict<string | number | null>[] = []) =>
    list.map((conflict): ShownConflict => ({ ...conflict, field }));
  return [
    ...of("weight", receipt.weight?.conflicts),
    ...of("solution", receipt.solution?.conflicts),
    ...of("codes", receipt.codes?.conflicts),
  ];
}
