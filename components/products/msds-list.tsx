"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { batteryFindings } from "#lib/products/battery-limits";
import { type MsdsFacts, validityMark } from "#lib/products/msds";
import type { ProductChoice } from "#lib/products/product";
import { type TypedMsds, typedMsds, untypedMsds } from "#lib/products/typed-msds";
import { FormRefusal } from "@/components/form/form-refusal";
import { sayCode } from "@/components/form/say-code";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Sheet } from "@/components/ui/dialog";
import { StatusPill } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";
import { MsdsFactsText } from "./msds-facts-text.tsx";
import { MsdsFields } from "./msds-fields.tsx";
import { MsdsMark } from "./msds-mark.tsx";
import { MsdsPreview } from "./msds-preview.tsx";
import type { KeptMsdsFile } from "./msds-section.tsx";
import { MsdsUpload } from "./msds-upload.tsx";

export type ListedMsds = KeptMsdsFile & {
  readonly version: number;
  readonly uploadedBy: string;
  readonly uploadedAt: number;
  readonly productCount: number;
  readonly products: readonly ProductChoice[];
};

export type MsdsListDoors = {
  readonly edit: ServerAction<
    { readonly msdsId: string; readonly version: number; readonly facts: MsdsFacts },
    { readonly findings: readonly unknown[] }
  >;
  readonly archive: ServerAction<{ readonly msdsId: string }, { readonly products: number }>;
};

type MsdsListProps = {
  readonly seller: string;
  readonly rows: readonly ListedMsds[];
  readonly today: string;
  /** Null for who may only look. */
  readonly doors: MsdsListDoors | null;
};

type Open = { readonly act: "view" | "replace" | "edit" | "archive"; readonly file: ListedMsds };

const head =
  "whitespace-nowrap sticky top-0 z-10 border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-top";

/** All MSDS files with what they are for, the first to run out first. */
export function MsdsList({ seller, rows, today, doors }: MsdsListProps) {
  const t = useTranslations("msds");
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="relative overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            <th scope="col" className={`${head} min-w-32 sm:min-w-44 md:pl-6`}>
              {t("columns.file")}
            </th>
            <th scope="col" className={head}>
              {t("columns.mark")}
            </th>
            <th scope="col" className={`${head} hidden sm:table-cell`}>
              {t("columns.validUntil")}
            </th>
            <th scope="col" className={`${head} hidden md:table-cell`}>
              {t("columns.cell")}
            </th>
            <th scope="col" className={`${head} hidden w-full min-w-52 sm:table-cell`}>
              {t("columns.products")}
            </th>
            <th scope="col" className={`${head} hidden lg:table-cell`}>
              {t("columns.uploaded")}
            </th>
            <th scope="col" className={head}>
              {t("columns.actions")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((file) => (
            <MsdsLine
              key={file.id}
              file={file}
              today={today}
              canEdit={doors !== null}
              onOpen={(act) => setOpen({ act, file })}
            />
          ))}
        </tbody>
      </table>
      {open?.act === "view" ? <MsdsPreview seller={seller} file={open.file} onClose={close} /> : null}
      {open?.act === "replace" ? <ReplaceMsds seller={seller} file={open.file} onClose={close} /> : null}
      {doors && open?.act === "edit" ? <EditMsds file={open.file} door={doors.edit} onClose={close} /> : null}
      {doors && open?.act === "archive" ? <ArchiveMsds file={open.file} door={doors.archive} onClose={close} /> : null}
    </div>
  );
}

type MsdsLineProps = {
  readonly file: ListedMsds;
  readonly today: string;
  readonly canEdit: boolean;
  readonly onOpen: (act: Open["act"]) => void;
};

function MsdsLine({ file, today, canEdit, onOpen }: MsdsLineProps) {
  const t = useTranslations("msds");
  const format = useFormatter();
  const { fileName, validUntil, productCount, products } = file;
  const verb = (act: Open["act"]): ReactNode => (
    <Button
      size="small"
      look="ghost"
      aria-label={t("list.of", { verb: t(`list.${act}`), file: fileName })}
      onClick={() => onOpen(act)}
    >
      {t(`list.${act}`)}
    </Button>
  );
  return (
    <tr className="hover:bg-hover">
      <th scope="row" className={`${cell} max-w-72 text-left font-normal md:pl-6`}>
        <button
          type="button"
          className="block max-w-full truncate text-left text-accent-ink hover:underline"
          title={fileName}
          onClick={() => onOpen("view")}
        >
          {fileName}
        </button>
        <span className="text-ink-soft text-meta">{t("pages", { count: file.pages })}</span>
      </th>
      <td className={cell}>
        <MsdsMark mark={validityMark(validUntil, today)} />
        <span className="mt-0.5 block whitespace-nowrap text-ink-soft text-meta tabular-nums sm:hidden">
          {validUntil}
        </span>
      </td>
      <td className={`${cell} hidden whitespace-nowrap tabular-nums sm:table-cell`}>{validUntil}</td>
      <td className={`${cell} hidden whitespace-nowrap md:table-cell`}>
        <MsdsFactsText facts={file} />
        {batteryFindings(file).length > 0 ? (
          <span className="mt-0.5 block">
            <StatusPill tone="soon">{t("findings.short")}</StatusPill>
          </span>
        ) : null}
      </td>
      <td className={`${cell} hidden sm:table-cell`}>
        {productCount === 0 ? (
          <span className="text-ink-faint">{t("list.none")}</span>
        ) : (
          <span className="line-clamp-2">
            {products.map(({ sku, title }) => sku ?? title).join("、")}
            {productCount > products.length ? ` ${t("list.more", { count: productCount - products.length })}` : ""}
          </span>
        )}
      </td>
      <td className={`${cell} hidden whitespace-nowrap text-ink-soft lg:table-cell`}>
        {t("list.by", { name: file.uploadedBy, on: format.dateTime(file.uploadedAt, { dateStyle: "medium" }) })}
      </td>
      <td className="whitespace-nowrap border-line border-b px-1 py-0.5 align-top md:pr-4">
        {canEdit ? (
          <span className="flex flex-col items-start sm:flex-row">
            {verb("replace")}
            {verb("edit")}
            {verb("archive")}
          </span>
        ) : (
          verb("view")
        )}
      </td>
    </tr>
  );
}

type FileProps = { readonly file: ListedMsds; readonly onClose: () => void };

function ReplaceMsds({ seller, file, onClose }: FileProps & { readonly seller: string }) {
  const t = useTranslations("msds");
  const router = useRouter();
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t("list.replaceTitle")}
      text={t("list.replaceText", { file: file.fileName, count: file.productCount })}
    >
      <MsdsUpload
        seller={seller}
        productIds={[]}
        replaces={file.id}
        initial={{ ...typedMsds(file), validUntil: "" }}
        onKept={() => {
          router.refresh();
          onClose();
        }}
      />
    </Sheet>
  );
}

function EditMsds({ file, door, onClose }: FileProps & { readonly door: MsdsListDoors["edit"] }) {
  const t = useTranslations("msds");
  const shared = useTranslations("ui");
  const [typed, setTyped] = useState(() => typedMsds(file));
  const [errors, setErrors] = useState<Partial<Record<keyof TypedMsds, string>>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, isPending } = useAction(door, {
    t,
    onDone: () => {
      toast.success(t("list.saved"));
      onClose();
    },
    onRefused: (answer) => {
      if ("invalid" in answer) {
        const [first] = answer.invalid;
        setRefusal(sayCode(t, shared, "problems", first?.code ?? "unknown", first?.values));
        return;
      }
      const { code, field, values } = answer.refusal;
      const text = sayCode(t, shared, "refusals", code, values);
      if (field === "validUntil") setErrors({ validUntil: text });
      else setRefusal(text);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const read = untypedMsds(typed);
    if ("problems" in read) {
      setErrors(Object.fromEntries(read.problems.map(({ field, code }) => [field, t(`problems.${code}`)])));
      return;
    }
    setErrors({});
    run({ msdsId: file.id, version: file.version, facts: read.facts });
  };
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t("list.editTitle")}
      text={t("list.editText", { file: file.fileName })}
      footer={
        <>
          <Button onClick={onClose}>{shared("cancel")}</Button>
          <Button look="primary" type="submit" form="msds-facts" isPending={isPending}>
            {shared("save")}
          </Button>
        </>
      }
    >
      <form id="msds-facts" className="flex flex-col gap-3" onSubmit={send}>
        <FormRefusal text={refusal} />
        <MsdsFields typed={typed} onType={setTyped} errors={errors} />
      </form>
    </Sheet>
  );
}

function ArchiveMsds({ file, door, onClose }: FileProps & { readonly door: MsdsListDoors["archive"] }) {
  const t = useTranslations("msds");
  const { run, isPending } = useAction(door, {
    t,
    onDone: () => {
      toast.success(t("list.archived"));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t("list.archiveTitle", { file: file.fileName })}
      text={t("list.archiveText", { count: file.productCount })}
      verb={t("list.archive")}
      look="danger"
      isPending={isPending}
      onConfirm={() => run({ msdsId: file.id })}
    />
  );
}
