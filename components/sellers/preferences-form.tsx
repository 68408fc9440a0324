"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { formValues } from "./form-values.ts";
import { ChoiceField, Refusal, TextField } from "./labelled.tsx";
import { type Door, useDoor } from "./use-door.ts";

type PreferencesFormProps = {
  readonly door: Door<null>;
  readonly person: { readonly name: string; readonly locale: string; readonly timeZone: string };
  /** Languages with their own names. */
  readonly locales: readonly { readonly code: string; readonly name: string }[];
  readonly timeZones: readonly string[];
};

/** The person's own name, language and time zone. */
export function PreferencesForm({ door, person, locales, timeZones }: PreferencesFormProps) {
  const t = useTranslations("people");
  const router = useRouter();
  const form = useDoor(door, () => {
    toast(t("account.preferencesSaved"));
    router.refresh();
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(formValues(event.currentTarget));
      }}
    >
      <TextField
        name="name"
        autoComplete="name"
        required
        defaultValue={person.name}
        label={t("fields.name")}
        problem={form.problemOf("name")}
      />
      <ChoiceField
        name="locale"
        defaultValue={person.locale}
        label={t("fields.locale")}
        problem={form.problemOf("locale")}
      >
        {locales.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </ChoiceField>
      <ChoiceField
        name="timeZone"
        defaultValue={person.timeZone}
        label={t("fields.timeZone")}
        problem={form.problemOf("timeZone")}
      >
        {timeZones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </ChoiceField>
      <Refusal text={form.refusal} />
      <Button type="submit" look="primary" isPending={form.isPending} className="self-start">
        {t("account.savePreferences")}
      </Button>
    </form>
  );
}
