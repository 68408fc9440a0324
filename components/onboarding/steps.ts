import type { ApplicationView, DocumentView, FieldView, StoreView } from "#lib/onboarding/application-view";
import { type SectionKey, type StepKey, sectionKeys, stepKeys, stepOfSection } from "#lib/onboarding/sections";

/** Sections whose gaps hold an application up; the declaration's parameters do not. */
const judgedSections = sectionKeys.filter((key) => key !== "declaration");

/** The sections that a step asks for, in their order on the page. */
export function sectionsOfStep(step: StepKey): readonly SectionKey[] {
  return sectionKeys.filter((key) => stepOfSection[key] === step);
}

export type StepState = "not_started" | "in_progress" | "done" | "to_correct";

/** How far a step has come. The last one is about the application as a whole. */
export function stepStateOf(view: ApplicationView, step: StepKey): StepState {
  if (step === "summary") return summaryState(view);
  const sections = sectionsOfStep(step).map((key) => view.sections[key]);
  if (sections.some(({ progress }) => progress === "refused")) return "to_correct";
  const judged = sections.filter(({ key }) => key !== "declaration");
  if (judged.every(({ progress }) => progress === "complete")) return "done";
  return judged.every(({ progress }) => progress === "empty") ? "not_started" : "in_progress";
}

function summaryState({ state, missing, problems }: ApplicationView): StepState {
  if (state === "approved") return "done";
  if (state === "returned") return "to_correct";
  if (state !== "draft") return "in_progress";
  return missing + problems === 0 ? "in_progress" : "not_started";
}

/** What still has to be filled in or put right, in the order of the pages. */
export type OpenItem = {
  readonly path: string;
  readonly section: SectionKey;
  readonly step: StepKey;
  readonly what: "missing" | "wrong";
  readonly item:
    | { readonly kind: "field"; readonly field: FieldView }
    | { readonly kind: "document"; readonly document: DocumentView; readonly store: StoreView | null }
    | { readonly kind: "store"; readonly store: StoreView }
    | { readonly kind: "no_store" };
};

/** The place where a first store is added. */
export const noStorePath = "entry.stores";

/** How a store is named in addresses and verdicts. */
export function pathOfStore({ id }: Pick<StoreView, "id">): string {
  return `entry.store:${id}`;
}

/** Everything that holds the application up; as many as `missing` and `problems` together, each place once. */
export function openItems(view: ApplicationView): readonly OpenItem[] {
  return judgedSections.flatMap((key) => {
    const fields = view.sections[key].fields.flatMap((field) => fieldItem(view, field));
    const documents = view.sections[key].documents.flatMap((document) => documentItem(view, document, null));
    return key === "entry" ? [...fields, ...storeItems(view), ...documents] : [...fields, ...documents];
  });
}

/** The fields that the declaration's parameters lack; they may follow later. */
export function missingParameterFields(view: ApplicationView): readonly FieldView[] {
  return view.sections.declaration.fields.filter((field) => !field.isFilled && !field.isOptional);
}

/** Something was said against it that the seller must put right. */
export function isWrong(
  view: Pick<ApplicationView, "state">,
  one: { readonly note?: FieldView["note"]; readonly verdict: FieldView["verdict"] },
): boolean {
  return one.note?.outcome === "refuse" || (view.state === "returned" && one.verdict?.outcome === "refuse");
}

function fieldItem(view: ApplicationView, field: FieldView): OpenItem[] {
  const { path, section } = field;
  const what = isWrong(view, field) ? "wrong" : !field.isFilled && !field.isOptional ? "missing" : null;
  return what ? [{ path, section, step: stepOfSection[section], what, item: { kind: "field", field } }] : [];
}

function documentItem(view: ApplicationView, document: DocumentView, store: StoreView | null): OpenItem[] {
  const { path, section } = document;
  const what = document.document === null ? "missing" : isWrong(view, document) ? "wrong" : null;
  return what
    ? [{ path, section, step: stepOfSection[section], what, item: { kind: "document", document, store } }]
    : [];
}

function storeItems(view: ApplicationView): OpenItem[] {
  const place = { section: "entry", step: "start" } as const;
  if (view.stores.length === 0) return [{ ...place, path: noStorePath, what: "missing", item: { kind: "no_store" } }];
  return view.stores.flatMap((store): OpenItem[] => {
    const isAmiss = !store.isCertified || isWrong(view, store);
    const own: OpenItem = { ...place, path: pathOfStore(store), what: "wrong", item: { kind: "store", store } };
    return [...(isAmiss ? [own] : []), ...documentItem(view, store.proof, store)];
  });
}

/** Where to begin on a step: what is wrong first, then what is missing; null when nothing is open there. */
export function firstOpenPath(view: ApplicationView, step: StepKey): string | null {
  const here = openItems(view).filter((one) => one.step === step);
  const first = here.find(({ what }) => what === "wrong") ?? here[0];
  if (first) return first.path;
  return step === "single-window" ? (missingParameterFields(view)[0]?.path ?? null) : null;
}

/** Where to go on with an application: the first step that is not done, else the summary. */
export function stepToResume(view: ApplicationView): StepKey {
  if (view.isBarred) return "start";
  if (view.open !== "all") return "summary";
  return stepKeys.find((step) => stepStateOf(view, step) !== "done") ?? "summary";
}

/** The steps before and after one; null at the ends. */
export function stepsBeside(step: StepKey): { readonly previous: StepKey | null; readonly next: StepKey | null } {
  const at = stepKeys.indexOf(step);
  return { previous: stepKeys[at - 1] ?? null, next: stepKeys[at + 1] ?? null };
}
