"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { tagNameLength } from "#lib/dispatch/saved-view";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox, Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";

export type ShownTag = { readonly id: string; readonly name: string };

export type TagDoors = {
  readonly tag: ServerAction<
    { orderIds: string[]; put: string[]; take: string[] },
    { readonly changed: readonly string[] }
  >;
  readonly saveTag: ServerAction<{ id: string | null; name: string }, { readonly id: string }>;
  readonly removeTag: ServerAction<{ id: string }, { readonly orders: number }>;
};

type TagOrdersProps = {
  readonly orders: readonly { readonly orderId: string; readonly tagIds: readonly string[] }[];
  readonly tags: readonly ShownTag[];
  readonly doors: TagDoors;
  readonly onClose: () => void;
};

/** Tags of some orders: type to find one, Enter puts it on (or makes it), the boxes say what all, some or none have. */
export function TagOrders({ orders, tags, doors, onClose }: TagOrdersProps) {
  const t = useTranslations("daily");
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map());
  // a tag that was just made is in the list before the page brings it
  const [made, setMade] = useState<readonly ShownTag[]>([]);
  const all = [...tags, ...made.filter(({ id }) => !tags.some((tag) => tag.id === id))];
  const text = typed.trim();
  const found = all.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  const isKnown = all.some(({ name }) => name.toLowerCase() === text.toLowerCase());
  const want = (id: string, isOn: boolean) => setWanted((now) => new Map(now).set(id, isOn));
  const save = useAction(doors.tag, {
    t,
    onDone: ({ changed }) => {
      toast.success(t("tags.done", { count: changed.length }));
      onClose();
    },
  });
  const create = useAction(doors.saveTag, {
    t,
    onDone: ({ id }) => {
      setMade((now) => [...now, { id, name: text }]);
      want(id, true);
      setTyped("");
    },
  });
  const submit = () => {
    const put = [...wanted].flatMap(([id, isOn]) => (isOn ? [id] : []));
    const take = [...wanted].flatMap(([id, isOn]) => (isOn ? [] : [id]));
    if (wanted.size === 0) return onClose();
    save.run({ orderIds: orders.map(({ orderId }) => orderId), put, take });
  };
  const enter = () => {
    const [first] = found;
    if (text === "") submit();
    else if (!isKnown && found.length === 0) create.run({ id: null, name: text });
    else if (first) {
      want(first.id, !(wanted.get(first.id) ?? shareOf(first.id, orders) === "all"));
      setTyped("");
    }
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      size="narrow"
      title={t("tags.title", { count: orders.length })}
      footer={
        <Button look="primary" isPending={save.isPending} onClick={submit}>
          {t("tags.apply")}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          enter();
        }}
      >
        <Input
          aria-label={t("tags.find")}
          placeholder={t("tags.find")}
          value={typed}
          maxLength={tagNameLength}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        {all.length === 0 && text === "" ? <p className="py-2 text-ink-soft">{t("tags.none")}</p> : null}
        <ul className="max-h-72 overflow-y-auto">
          {found.map((tag) => (
            <TagLine
              key={tag.id}
              tag={tag}
              share={wanted.has(tag.id) ? (wanted.get(tag.id) ? "all" : "none") : shareOf(tag.id, orders)}
              doors={doors}
              onWant={(isOn) => want(tag.id, isOn)}
              onRemoved={() => {
                setMade((now) => now.filter(({ id }) => id !== tag.id));
                setWanted((now) => new Map([...now].filter(([id]) => id !== tag.id)));
              }}
            />
          ))}
        </ul>
        {text !== "" && !isKnown ? (
          <Button look="ghost" isPending={create.isPending} onClick={() => create.run({ id: null, name: text })}>
            <Plus aria-hidden className="size-4" />
            {t("tags.create", { name: text })}
          </Button>
        ) : null}
      </form>
    </Dialog>
  );
}

type Share = "all" | "some" | "none";

function shareOf(id: string, orders: TagOrdersProps["orders"]): Share {
  const count = orders.filter(({ tagIds }) => tagIds.includes(id)).length;
  if (count === 0) return "none";
  return count === orders.length ? "all" : "some";
}

type TagLineProps = {
  readonly tag: ShownTag;
  readonly share: Share;
  readonly doors: TagDoors;
  readonly onWant: (isOn: boolean) => void;
  readonly onRemoved: () => void;
};

/** One tag: on or off, another name, away. */
function TagLine({ tag, share, doors, onWant, onRemoved }: TagLineProps) {
  const t = useTranslations("daily");
  const [name, setName] = useState<string | null>(null);
  const [isSure, setSure] = useState(false);
  const rename = useAction(doors.saveTag, {
    t,
    onDone: () => {
      toast.success(t("tags.renamed", { name: name ?? "" }));
      setName(null);
    },
  });
  const remove = useAction(doors.removeTag, {
    t,
    onDone: ({ orders }) => {
      toast.success(t("tags.removed", { orders }));
      onRemoved();
    },
  });
  const keep = () => (name === null || name.trim() === tag.name ? setName(null) : rename.run({ id: tag.id, name }));
  return (
    <li className="group flex min-h-9 items-center gap-2 rounded px-1 hover:bg-hover">
      {name === null ? (
        <label htmlFor={`tag-${tag.id}`} className="flex min-w-0 flex-1 items-center gap-2 py-1.5">
          <Checkbox
            id={`tag-${tag.id}`}
            ref={(box) => {
              if (box) box.indeterminate = share === "some";
            }}
            checked={share === "all"}
            onChange={(event) => onWant(event.target.checked)}
          />
          <span className="truncate">{tag.name}</span>
          {share === "some" ? <span className="shrink-0 text-ink-faint text-meta">{t("tags.some")}</span> : null}
        </label>
      ) : (
        <Input
          autoFocus
          aria-label={t("tags.rename", { name: tag.name })}
          value={name}
          maxLength={tagNameLength}
          onChange={(event) => setName(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Enter") {
              event.preventDefault();
              keep();
            }
            if (event.key === "Escape") {
              event.stopPropagation();
              setName(null);
            }
          }}
        />
      )}
      <Button
        look="ghost"
        size="icon-small"
        aria-label={t("tags.rename", { name: tag.name })}
        onClick={() => setName(tag.name)}
      >
        <Pencil aria-hidden className="size-3.5" />
      </Button>
      <Button
        look={isSure ? "danger" : "ghost"}
        size={isSure ? "small" : "icon-small"}
        isPending={remove.isPending}
        aria-label={isSure ? t("tags.removeAsk") : t("tags.remove", { name: tag.name })}
        onBlur={() => setSure(false)}
        onClick={() => (isSure ? remove.run({ id: tag.id }) : setSure(true))}
      >
        {isSure ? t("tags.removeAsk") : <Trash2 aria-hidden className="size-3.5" />}
      </Button>
    </li>
  );
}
