"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";

/** Ends this browser's session and leads to the sign-in by a whole new page. Needs the namespace `people`. */
export function SignOutButton({ door }: { readonly door: () => Promise<unknown> }) {
  const t = useTranslations("people");
  const [isPending, start] = useTransition();
  return (
    <Button
      isPending={isPending}
      onClick={() =>
        start(async () => {
          await door();
          window.location.assign("/sign-in");
        })
      }
    >
      {t("account.signOut")}
    </Button>
  );
}
