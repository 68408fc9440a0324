"use client";

import { Check, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { countryCodes, countryName } from "#lib/kit/country";
import type { CountryGroup } from "#lib/routing/country-groups";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { useTemplateWords } from "./template-words.ts";

type Place = {
  readonly value: string;
  readonly label: string;
  readonly aside: string;
  readonly isGroup: boolean;
  readonly keys: readonly string[];
};

type TemplatePlacePickerProps = {
  readonly label: string;
  /** Left out where only single countries are chosen from. */
  readonly groups?: readonly CountryGroup[];
  /** References of groups, and codes of countries. */
  readonly chosenGroups?: readonly string[];
  readonly chosenCountries: readonly string[];
  readonly onChange: (groups: readonly string[], countries: readonly string[]) => void;
  readonly isWrong?: boolean;
  readonly describedBy?: string;
  readonly isDisabled?: boolean;
};

const shown = 80;

/**
 * Groups and countries found by name in either language or by code, chosen with arrow keys and Enter or by a click; what is
 * chosen stands above as chips to be taken out.
 */
export function TemplatePlacePicker(props: TemplatePlacePickerProps) {
  const { label, groups = [], chosenGroups = [], chosenCountries, onChange, isWrong = false, describedBy } = props;
  const t = useTranslations("templates");
  const words = useTemplateWords();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const places = useMemo(() => placesOf(groups, words.language), [groups, words.language]);
  const found = useMemo(() => matching(places, text).slice(0, shown), [places, text]);
  const isChosen = ({ value, isGroup }: Place) => (isGroup ? chosenGroups : chosenCountries).includes(value);
  const toggle = (place: Place) => {
    const flip = (list: readonly string[]) =>
      list.includes(place.value) ? list.filter((one) => one !== place.value) : [...list, place.value];
    onChange(
      place.isGroup ? flip(chosenGroups) : chosenGroups,
      place.isGroup ? chosenCountries : flip(chosenCountries),
    );
  };
  const move = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to));
    setActive(next);
    box.current?.querySelector(`[data-index="${next}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const place = found[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      move(isOpen ? active + (event.key === "ArrowDown" ? 1 : -1) : active);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen && place) toggle(place);
      // the next name takes the place of this one
      event.currentTarget.select();
    } else if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  const chips = [
    ...chosenGroups.map((ref) => {
      const group = groups.find((one) => one.ref === ref);
      return { value: ref, isGroup: true, name: group ? words.group(group) : t("destinations.unknownGroup") };
    }),
    ...chosenCountries.map((code) => ({ value: code, isGroup: false, name: words.country(code) })),
  ];
  return (
    <div ref={box} className="min-w-0">
      {chips.length > 0 ? (
        <ul className="mb-1.5 flex max-h-28 flex-wrap gap-1.5 overflow-y-auto">
          {chips.map((chip) => (
            <li
              key={`${chip.isGroup} ${chip.value}`}
              className={cn(
                "inline-flex h-6 items-center gap-1 rounded-md border border-line bg-surface pl-2 text-meta",
                chip.isGroup && "border-accent/40 bg-accent-soft text-accent-ink",
              )}
            >
              {chip.name}
              <button
                type="button"
                aria-label={t("editor.remove", { name: chip.name })}
                onClick={() => toggle({ ...chip, label: "", aside: "", keys: [] })}
                className="flex size-6 items-center justify-center rounded text-ink-faint hover:text-ink"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="relative">
        <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-faint" />
        <Input
          role="combobox"
          aria-label={label}
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && found[active] ? `${id}-${active}` : undefined}
          aria-invalid={isWrong || undefined}
          aria-describedby={describedBy}
          className="pl-8"
          placeholder={label}
          autoComplete="off"
          value={text}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
        {isOpen ? (
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={label}
            aria-multiselectable
            tabIndex={-1}
            // the field keeps the focus, so that one can go on typing
            onMouseDown={(event) => event.preventDefault()}
            className="absolute inset-x-0 top-9 z-30 max-h-64 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-float"
          >
            {found.map((place, index) => (
              <div
                key={`${place.isGroup} ${place.value}`}
                id={`${id}-${index}`}
                data-index={index}
                role="option"
                tabIndex={-1}
                aria-selected={isChosen(place)}
                onClick={() => toggle(place)}
                onKeyDown={undefined}
                onMouseMove={() => setActive(index)}
                className={cn(
                  "flex h-8 cursor-default items-center gap-2 rounded px-2 max-md:h-10",
                  index === active && "bg-hover",
                )}
              >
                <Check aria-hidden className={cn("size-4 shrink-0 text-accent-ink", !isChosen(place) && "invisible")} />
                <span className="min-w-0 flex-1 truncate">{place.label}</span>
                <span className="shrink-0 text-ink-faint text-meta">
                  {place.isGroup ? t("groups.size", { count: Number(place.aside) }) : place.aside}
                </span>
              </div>
            ))}
            {found.length === 0 ? <p className="px-2 py-1.5 text-ink-soft">{t("editor.noneFound")}</p> : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}

function placesOf(groups: readonly CountryGroup[], language: "zh" | "en"): Place[] {
  const collator = new Intl.Collator(language === "zh" ? "zh-CN" : "en");
  const named = groups.map((group): Place => {
    const label = language === "zh" ? group.nameZh : group.nameEn;
    const keys = [group.nameZh, group.nameEn].map(fold);
    return { value: group.ref, label, aside: String(group.countries.length), isGroup: true, keys };
  });
  // parcels leave from China
  const countries = countryCodes.filter((code) => code !== "CN");
  const single = countries.map((code): Place => {
    const keys = [code, countryName(code, "zh"), countryName(code, "en")].map(fold);
    return { value: code, label: countryName(code, language), aside: code, isGroup: false, keys };
  });
  return [...named, ...single.sort((a, b) => collator.compare(a.label, b.label))];
}

/** What begins with the text comes before what only holds it. */
function matching(places: readonly Place[], text: string): readonly Place[] {
  const wanted = fold(text);
  if (wanted === "") return places;
  const rank = ({ keys }: Place) =>
    keys.includes(wanted)
      ? 0
      : keys.some((key) => key.startsWith(wanted))
        ? 1
        : keys.some((key) => key.includes(wanted))
          ? 2
          : 3;
  const ranked = places.map((place) => ({ place, rank: rank(place) })).filter((one) => one.rank < 3);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ place }) => place);
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
