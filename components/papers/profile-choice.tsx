"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { chosenProfile, type PrintProfile } from "#lib/papers/print-profile";
import { Select } from "@/components/ui/input";
import { useWorkPlace } from "./use-work-place.ts";

/** By which profile this work place prints; nothing to choose, nothing shown. */
export function ProfileChoice({ profiles }: { readonly profiles: readonly PrintProfile[] }) {
  const t = useTranslations("printing");
  const { profileId, choose } = useWorkPlace();
  const id = useId();
  if (profiles.length < 2) return null;
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="whitespace-nowrap text-ink-soft text-meta">
        {t("workPlace.label")}
      </label>
      <Select
        id={id}
        className="w-auto max-w-52"
        value={chosenProfile(profiles, profileId)?.id ?? ""}
        onChange={(event) => choose(event.target.value)}
      >
        {profiles.map((profile) => (
          <option key={profile.id} value={profile.id}>
            {profile.name}
          </option>
        ))}
      </Select>
    </div>
  );
}
