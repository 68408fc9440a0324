import { useLocale, useTranslations } from "next-intl";
import type { Blocker } from "#lib/dispatch/failures";

/** One sentence for a blocker or a carrier's failure. Needs the namespaces dispatch, failures and identity. */
export function useBlockerText(): (blocker: Pick<Blocker, "code" | "field" | "detail" | "values">) => string {
  const t = useTranslations("dispatch");
  const f = useTranslations("failures.codes");
  const findings = useTranslations("identity.findings");
  const ending = useLocale() === "en" ? "En" : "Zh";
  return ({ code, field = "", detail = "", values }) => {
    const sentence = `${code}.title`;
    // the recipient's: a finding says it with the value that was given
    if (!f.has(sentence) && "given" in values && findings.has(detail as never)) {
      const local = ending === "Zh" ? { country: values.countryZh ?? "", other: values.otherZh ?? "" } : {};
      return findings(detail as never, { ...values, ...local } as never);
    }
    if (!f.has(sentence)) return f.has(`${code}.name`) ? f(`${code}.name`) : code;
    const kind = `addressKinds.${field}`;
    const material = `materials.${detail}`;
    return f(sentence, {
      ...{ goods: "", service: "", material: t.has(material) ? t(material) : detail },
      // names that differ by language come in both
      ...{ solution: values[`solution${ending}`] ?? "", alternative: values[`alternative${ending}`] || "none" },
      ...{ cause: detail || "other", on: "", value: "", gross: "", hsCode: "" },
      ...{ ...values, reason: values.reason || "none", since: values.since || "none" },
      field: t.has(kind) ? t(kind) : field,
    });
  };
}
