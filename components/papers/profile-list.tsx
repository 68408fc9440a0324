"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { chosenProfile, type PrintProfile } from "#lib/papers/print-profile";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button, ButtonLink, buttonLook } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusPill } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";
import { profileSummary } from "./profile-words.ts";
import { printAddress, useWorkPlace } from "./use-work-place.ts";

type ProfileListProps = {
  readonly profiles: readonly PrintProfile[];
  readonly path: string;
  /** Address of the test page's PDF; null for whoever may not print. */
  readonly testPage: string | null;
  readonly remove: ServerAction<{ readonly profileId: string }, null> | null;
};

/** The seller's printing profiles, and by which of them this work place prints. */
export function ProfileList(props: ProfileListProps) {
  const { profileId } = useWorkPlace();
  const here = chosenProfile(props.profiles, profileId)?.id ?? null;
  return (
    <ul className="border-line border-y bg-surface">
      {props.profiles.map((profile) => (
        <ProfileRow key={profile.id} {...props} profile={profile} isHere={profile.id === here} />
      ))}
    </ul>
  );
}

type ProfileRowProps = ProfileListProps & { readonly profile: PrintProfile; readonly isHere: boolean };

function ProfileRow({ profile, isHere, path, testPage, remove }: ProfileRowProps) {
  const t = useTranslations("printing");
  const { choose } = useWorkPlace();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-3 last:border-0 md:px-6">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="break-words font-medium">{profile.name}</span>
          {profile.isDefault ? <StatusPill tone="neutral">{t("default")}</StatusPill> : null}
          {isHere ? <StatusPill tone="done">{t("workPlace.here")}</StatusPill> : null}
        </p>
        <p className="text-ink-soft text-meta">{profileSummary(t, profile.settings)}</p>
      </div>
      <div className="flex flex-wrap items-center gap-1">
        {testPage ? (
          <a
            className={buttonLook({ size: "small" })}
            href={printAddress(testPage, profile.id)}
            target="_blank"
            rel="noreferrer"
          >
            <Printer aria-hidden className="size-4" />
            {t("testPage")}
          </a>
        ) : null}
        {isHere ? null : (
          <Button size="small" onClick={() => choose(profile.id)}>
            {t("workPlace.use")}
          </Button>
        )}
        {remove ? (
          <>
            <ButtonLink look="ghost" size="small" href={`${path}?edit=${profile.id}`}>
              {t("edit")}
            </ButtonLink>
            <RemoveProfile profile={profile} remove={remove} />
          </>
        ) : null}
      </div>
    </li>
  );
}

function RemoveProfile({
  profile,
  remove,
}: Pick<ProfileRowProps, "profile"> & { remove: NonNullable<ProfileListProps["remove"]> }) {
  const t = useTranslations("printing");
  const [isOpen, setOpen] = useState(false);
  const { run, isPending } = useAction(remove, {
    t,
    onDone: () => {
      setOpen(false);
      toast.success(t("removed"));
    },
  });
  return (
    <>
      <Button look="ghost" size="small" onClick={() => setOpen(true)}>
        {t("remove")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t("removeTitle", { name: profile.name })}
        text={t("removeText")}
        verb={t("remove")}
        look="danger"
        isPending={isPending}
        onConfirm={() => run({ profileId: profile.id })}
      />
    </>
  );
}
