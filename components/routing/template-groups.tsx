"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CountryGroup, OwnCountryGroup } from "#lib/routing/country-groups";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { TemplateGroupForm } from "./template-group-form.tsx";
import { useTemplateWords } from "./template-words.ts";

export type GroupDoors = {
  readonly save: ServerAction<unknown, { readonly id: string }>;
  readonly archive: ServerAction<unknown, null>;
};

export type ListedGroup = { readonly group: OwnCountryGroup; readonly usedBy: number };

type OwnGroupsProps = {
  readonly own: readonly ListedGroup[];
  /** Null for those who may only look. */
  readonly doors: GroupDoors | null;
};

/** The seller's own country groups. */
export function OwnGroups({ own, doors }: OwnGroupsProps) {
  const t = useTranslations("templates.groups");
  const [edited, setEdited] = useState<OwnCountryGroup | null>(null);
  return (
    <section aria-labelledby="own-groups">
      <h2 id="own-groups" className="px-4 pt-4 pb-2 font-semibold md:px-6">
        {t("own")}
      </h2>
      {own.length === 0 ? <p className="px-4 pb-2 text-ink-soft md:px-6">{t("none")}</p> : null}
      <ul className="border-line border-y bg-surface empty:hidden">
        {own.map(({ group, usedBy }) => (
          <li
            key={group.id}
            className="flex flex-wrap items-start gap-x-4 gap-y-1 border-line border-b px-4 py-2 last:border-0 md:px-6"
          >
            <Members name={group.name} countries={group.countries} />
            <span className="text-ink-soft text-meta">{t("usedBy", { count: usedBy })}</span>
            {doors ? (
              <span className="flex gap-1">
                <Button
                  look="ghost"
                  size="icon-small"
                  aria-label={`${t("edit")}: ${group.name}`}
                  onClick={() => setEdited(group)}
                >
                  <Pencil aria-hidden className="size-4" />
                </Button>
                <Archive group={group} door={doors.archive} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {edited && doors ? <TemplateGroupForm group={edited} save={doors.save} onClose={() => setEdited(null)} /> : null}
    </section>
  );
}

/** The page's verb. */
export function AddGroup({ save }: { readonly save: GroupDoors["save"] }) {
  const t = useTranslations("templates.groups");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden className="size-4" />
        {t("new")}
      </Button>
      {isOpen ? <TemplateGroupForm group={null} save={save} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** The groups that ALP brings along, each with its countries. */
export function PredefinedGroups({ groups }: { readonly groups: readonly CountryGroup[] }) {
  const t = useTranslations("templates.groups");
  const words = useTemplateWords();
  return (
    <section aria-labelledby="predefined-groups">
      <h2 id="predefined-groups" className="px-4 pt-5 pb-2 font-semibold md:px-6">
        {t("predefined")}
      </h2>
      <ul className="border-line border-y bg-surface">
        {groups.map((group) => (
          <li key={group.ref} className="flex items-start gap-4 border-line border-b px-4 py-2 last:border-0 md:px-6">
            <Members name={words.group(group)} countries={group.countries} />
            <span className="text-ink-soft text-meta">{t(`kinds.${group.kind}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Members({ name, countries }: { readonly name: string; readonly countries: readonly string[] }) {
  const t = useTranslations("templates.groups");
  const words = useTemplateWords();
  return (
    <details className="min-w-0 flex-1 basis-56">
      <summary className="cursor-pointer">
        <span className="font-medium">{name}</span>{" "}
        <span className="text-ink-soft text-meta">{t("size", { count: countries.length })}</span>
      </summary>
      <p className="mt-1 text-ink-soft text-meta">{words.list(countries.map(words.country))}</p>
    </details>
  );
}

function Archive({ group, door }: { readonly group: OwnCountryGroup; readonly door: GroupDoors["archive"] }) {
  const all = useTranslations("templates");
  const t = useTranslations("templates.groups");
  const [isAsking, setAsking] = useState(false);
  const { run, isPending } = useAction<unknown, null>(door, {
    t: all,
    onDone: () => {
      setAsking(false);
      toast.success(t("archived", { name: group.name }));
    },
  });
  return (
    <>
      <Button
        look="ghost"
        size="icon-small"
        aria-label={t("archiveTitle", { name: group.name })}
        onClick={() => setAsking(true)}
      >
        <Trash2 aria-hidden className="size-4" />
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("archiveTitle", { name: group.name })}
        text={t("archiveText")}
        verb={all("actions.archive")}
        look="danger"
        isPending={isPending}
        onConfirm={() => run({ id: group.id, version: group.version })}
      />
    </>
  );
}
