import { useTranslations } from "next-intl";

/** Texts of failures by code; a code that ALP does not know says itself and has no advice. Needs the namespace failures. */
export function useFailureWords(): {
  readonly isKnown: (code: string) => boolean;
  readonly nameOf: (code: string) => string;
  readonly fixOf: (code: string) => string;
} {
  const t = useTranslations("failures.codes");
  const isKnown = (code: string) => t.has(`${code}.name`);
  return {
    isKnown,
    nameOf: (code) => (isKnown(code) ? t(`${code}.name`) : code),
    fixOf: (code) => (isKnown(code) ? t(`${code}.fix`) : ""),
  };
}
