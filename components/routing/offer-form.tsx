"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import type { OfferForm as Typed } from "#lib/carriers/offer-form";
import { CheckboxField, SelectField, TextareaField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { CheckList, FormPart } from "./offer-fields.tsx";

/** The words that the declaration may be made of; the page hands them in, they stand beside code tables. */
export type OfferChoices = {
  readonly carriers: readonly { readonly value: string; readonly label: string }[];
  readonly classes: readonly string[];
  readonly families: readonly string[];
  readonly selections: readonly string[];
  readonly acceptances: readonly string[];
  readonly areas: readonly string[];
  readonly claimWays: readonly string[];
  readonly dutyTerms: readonly string[];
  readonly pickUp: readonly string[];
  readonly included: readonly string[];
  readonly doubts: readonly string[];
};

type OfferFormProps = {
  readonly door: ServerAction<Typed, { readonly code: string }>;
  readonly start: Typed;
  readonly choices: OfferChoices;
};

const two = "grid gap-3 sm:grid-cols-2";
const three = "grid gap-3 sm:grid-cols-3";

/** What a solution declares, as a form. What was typed stays after a refusal. */
export function OfferForm({ door, start, choices }: OfferFormProps) {
  const own = useTranslations("solutions");
  const t = useTranslations("solutions.form");
  const router = useRouter();
  const isNew = start.version === 0;
  const form = useActionForm<Typed, { readonly code: string }>({
    action: door,
    defaultValues: start,
    t: own,
    onDone: ({ code }) => {
      toast(t("saved"));
      router.push(`/staff/solutions/${code}`);
    },
  });
  // the server draws what is there: react-hook-form fills fields in only once the page has come to life
  const field = (name: Parameters<typeof form.field>[0]) => {
    const value: unknown = name.split(".").reduce<unknown>((at, key) => Reflect.get(Object(at), key), start);
    return {
      ...form.field(name),
      ...(typeof value === "boolean" ? { defaultChecked: value } : { defaultValue: String(value) }),
    };
  };
  const part = { form: { ...form, field }, choices, start };
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-[720px] flex-col gap-6 px-4 pb-10 md:px-6">
      <Names {...part} isNew={isNew} />
      <Offer {...part} />
      <Limits {...part} />
      <Cargo {...part} />
      <Days {...part} />
      <Terms {...part} />
      <FormRefusal text={form.refusal} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t(isNew ? "add" : "save")}
        </Button>
        <ButtonLink href={isNew ? "/staff/solutions" : `/staff/solutions/${start.code}`}>{t("cancel")}</ButtonLink>
      </div>
    </form>
  );
}

type PartProps = {
  readonly form: ReturnType<typeof useActionForm<Typed, { readonly code: string }>>;
  readonly choices: OfferChoices;
  readonly start: Typed;
};

function Names({ form: { field }, choices, isNew }: PartProps & { readonly isNew: boolean }) {
  const t = useTranslations("solutions.form");
  return (
    <FormPart title={t("parts.names")}>
      <div className={two}>
        <TextField label={t("nameZh")} required maxLength={60} {...field("nameZh")} />
        <TextField label={t("nameEn")} required maxLength={80} {...field("nameEn")} />
        <TextField
          label={t("code")}
          hint={t("codeHint")}
          required
          readOnly={!isNew}
          spellCheck={false}
          {...field("code")}
        />
        <TextField
          label={t("serviceCode")}
          hint={t("serviceCodeHint")}
          required
          spellCheck={false}
          {...field("serviceCode")}
        />
      </div>
      <SelectField label={t("carrier")} required {...field("carrierCode")}>
        <option value="">{t("carrierNone")}</option>
        {choices.carriers.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
    </FormPart>
  );
}

function Offer({ form: { field, form }, choices }: PartProps) {
  const t = useTranslations("solutions.form");
  const facts = useTranslations("solutions.facts");
  const carriers = useTranslations("carriers");
  const places = ["worldwide", "listed", "unknown", "named"] as const;
  return (
    <FormPart title={t("parts.offer")}>
      <div className={three}>
        <SelectField label={t("class")} {...field("class")}>
          {choices.classes.map((one) => (
            <option key={one} value={one}>
              {carriers(`classes.${one}` as never)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("family")} {...field("family")}>
          <option value="">{t("familyOwn")}</option>
          {choices.families.map((one) => (
            <option key={one} value={one}>
              {carriers(`families.${one}` as never)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("selection")} {...field("selection")}>
          {choices.selections.map((one) => (
            <option key={one} value={one}>
              {facts(one as never)}
            </option>
          ))}
        </SelectField>
      </div>
      <SelectField label={t("destinations")} {...field("destinations")}>
        {places.map((one) => (
          <option key={one} value={one}>
            {t(`places.${one}`)}
          </option>
        ))}
      </SelectField>
      {form.watch("destinations") === "named" ? (
        <TextareaField label={t("countries")} hint={t("countriesHint")} rows={2} {...field("countries")} />
      ) : null}
    </FormPart>
  );
}

function Limits({ form: { field, form } }: PartProps) {
  const t = useTranslations("solutions.form");
  return (
    <FormPart title={t("parts.limits")}>
      <TextField label={t("maxWeight")} required inputMode="numeric" className="sm:max-w-56" {...field("maxWeight")} />
      <fieldset>
        <legend className="font-medium text-meta">{t("small")}</legend>
        <p className="mt-0.5 mb-2 text-ink-soft text-meta">{t("smallHint")}</p>
        <div className={three}>
          <TextField label={t("smallWeight")} inputMode="numeric" {...field("smallWeight")} />
          <TextField label={t("smallSide")} inputMode="decimal" {...field("smallSide")} />
          <TextField label={t("smallSum")} inputMode="decimal" {...field("smallSum")} />
        </div>
      </fieldset>
      <CheckboxField label={t("takesLarge")} {...field("takesLarge")} />
      {form.watch("takesLarge") ? (
        <div className={two}>
          <TextField label={t("largeSide")} hint={t("unknownHint")} inputMode="decimal" {...field("largeSide")} />
          <TextField label={t("largeSum")} hint={t("unknownHint")} inputMode="decimal" {...field("largeSum")} />
        </div>
      ) : null}
      <div className={two}>
        <TextField label={t("divisor")} hint={t("divisorHint")} inputMode="numeric" {...field("divisor")} />
        <TextField
          label={t("whenSideOver")}
          hint={t("whenSideOverHint")}
          inputMode="decimal"
          {...field("whenSideOver")}
        />
      </div>
    </FormPart>
  );
}

function Cargo({ form: { field, form }, choices, start }: PartProps) {
  const t = useTranslations("solutions.form");
  const facts = useTranslations("solutions.facts");
  const carriers = useTranslations("carriers");
  const { error } = field("msds");
  return (
    <FormPart title={t("parts.cargo")}>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {cargoKinds.map((kind) => (
          <SelectField key={kind} label={carriers(`cargo.${kind}`)} {...field(`cargo.${kind}`)}>
            {choices.acceptances.map((one) => (
              <option key={one} value={one}>
                {facts(`acceptances.${one}` as never)}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
      <CheckList
        legend={t("msds")}
        error={error}
        isNarrow
        choices={cargoKinds.map((kind) => ({ value: kind, label: carriers(`cargo.${kind}`) }))}
        field={form.register("msds")}
        ticked={start.msds}
      />
      <CheckList
        legend={t("refusedAreas")}
        error={null}
        isNarrow
        choices={choices.areas.map((area) => ({ value: area, label: carriers(`areas.${area}` as never) }))}
        field={form.register("refusedAreas")}
        ticked={start.refusedAreas}
      />
    </FormPart>
  );
}

function Days({ form: { field } }: PartProps) {
  const t = useTranslations("solutions.form");
  const carriers = useTranslations("carriers");
  return (
    <FormPart title={t("parts.days")}>
      <div className={three}>
        <TextField label={t("daysFrom")} required inputMode="numeric" {...field("daysFrom")} />
        <TextField label={t("daysTo")} required inputMode="numeric" {...field("daysTo")} />
        <SelectField label={t("tracking")} {...field("tracking")}>
          <option value="full">{carriers("tracking.full")}</option>
          <option value="half">{carriers("tracking.half")}</option>
        </SelectField>
      </div>
      <TextareaField
        label={t("daysByCountry")}
        hint={t("daysByCountryHint")}
        isOptional
        rows={3}
        {...field("daysByCountry")}
      />
    </FormPart>
  );
}

function Terms({ form: { field, form }, choices, start }: PartProps) {
  const t = useTranslations("solutions.form");
  const facts = useTranslations("solutions.facts");
  const carriers = useTranslations("carriers");
  const lists = [
    ["dutyTerms", "duty", choices.dutyTerms],
    ["pickUp", "pick", choices.pickUp],
    ["included", "services", choices.included],
  ] as const;
  return (
    <>
      <FormPart title={t("parts.terms")}>
        <div className={two}>
          <SelectField label={t("claimHow")} {...field("claimHow")}>
            {choices.claimWays.map((one) => (
              <option key={one} value={one}>
                {facts(`claimWays.${one}` as never)}
              </option>
            ))}
          </SelectField>
          <TextField label={t("claimMax")} hint={t("claimMaxHint")} inputMode="decimal" {...field("claimMax")} />
        </div>
        {lists.map(([name, words, values]) => (
          <CheckList
            key={name}
            legend={t(name)}
            error={null}
            isNarrow
            choices={values.map((value) => ({ value, label: facts(`${words}.${value}` as never) }))}
            field={form.register(name)}
            ticked={start[name]}
          />
        ))}
      </FormPart>
      <FormPart title={t("parts.doubts")}>
        <CheckList
          legend={t("parts.doubts")}
          hint={t("doubtsHint")}
          error={null}
          choices={choices.doubts.map((doubt) => ({ value: doubt, label: carriers(`doubts.${doubt}` as never) }))}
          field={form.register("doubts")}
          ticked={start.doubts}
        />
      </FormPart>
    </>
  );
}
