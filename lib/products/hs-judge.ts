import { standingOfCode } from "./hs/code-standing.ts";
import type { ConfirmedProducts } from "./hs/confirmed.ts";
import type { HsModel } from "./hs/model.ts";
import type { HsCandidate, HsQuestion, Recognition } from "./hs/question.ts";
import { recognise } from "./hs/recognise.ts";
import type { HsNeed, KeptCandidate, KeptQuestion } from "./hs-needs.ts";
import type { Product } from "./product.ts";

/** What recognition reads of a product. */
export type JudgedProduct = Pick<
  Product,
  "id" | "title" | "attributes" | "nameZh" | "nameEn" | "hsCode" | "category" | "material" | "usedFor" | "brand"
>;

/** What the work list keeps of a product; confidence and uncertainty in hundredths of a per cent. */
export type HsJudgement = {
  readonly need: HsNeed;
  /** Why the code that it has does not stand; "" where it does or there is none. */
  readonly fault: string;
  readonly confidence: number;
  readonly uncertainty: number;
  readonly isSure: boolean;
  readonly candidates: readonly KeptCandidate[];
  readonly questions: readonly KeptQuestion[];
};

/** How many candidates a person chooses among: one key each. */
export const offeredCandidates = 5;
const whole = 10_000;
/** Of a code that stands: only its last digits are open. */
const uncertaintyOfDigits = 1_000;
/** The only successor of a deleted subheading is where its goods are. */
const onlySuccessor = 0.95;

/**
 * The question for a product. The declared Chinese name goes with the category: both say what the goods are in few words.
 * Of 产品属性 only what names a material is read: a colour "Gold" is no gold.
 */
export function questionOf(product: Omit<JudgedProduct, "id" | "hsCode">, confirmed?: ConfirmedProducts): HsQuestion {
  const { title, nameZh, nameEn, category, material, usedFor, brand } = product;
  const join = (parts: readonly (string | null)[]) => parts.filter((part) => part?.trim()).join(" ");
  const question = {
    title: title.trim() === "" ? join([nameZh, nameEn]) : title,
    category: join([category, nameZh]),
    material: join([material, materialIn(product.attributes)]),
    use: usedFor ?? "",
    brand: brand ?? "",
  };
  const given = Object.fromEntries(Object.entries(question).filter(([, text]) => text !== ""));
  return { ...given, title: question.title, ...(confirmed ? { confirmed } : {}) };
}

function materialIn(attributes: string): string {
  return attributes
    .split(/[,;，；\n|]+/)
    .flatMap(
      (part) => /^\s*(?:material|fabric|composition|材质|材料|面料|成分)[^:：]*[:：](.+)$/i.exec(part)?.[1] ?? [],
    )
    .join(" ");
}

/** What a product's code still needs, and what is proposed for it. Pure; `confirmed`: the seller's own, if any. */
export function judgeProduct(model: HsModel, product: JudgedProduct, confirmed?: ConfirmedProducts): HsJudgement {
  const { hsCode } = product;
  if (hsCode !== null) {
    const standing = standingOfCode(model, hsCode);
    if (standing.ok) {
      const isWhole = standing.value.code.length === 10;
      const need = isWhole ? "none" : "digits";
      return { ...settled, need, uncertainty: isWhole ? 0 : uncertaintyOfDigits };
    }
    const { refusal } = standing;
    const moved = refusal.code === "hs_code_deleted" ? refusal.successors : [];
    const recognition = ledBy(moved, recognise(model, questionOf(product, confirmed)));
    return { ...kept(recognition, moved), need: "replace", fault: refusal.code };
  }
  return { ...kept(recognise(model, questionOf(product, confirmed))), need: "code", fault: "" };
}

const settled = {
  ...{ fault: "", confidence: whole, isSure: true, candidates: [], questions: [] },
} as const satisfies Partial<HsJudgement>;

/** Successors of a deleted code come first, in the order in which the title speaks for them. */
function ledBy(successors: readonly string[], recognition: Recognition): Recognition {
  if (successors.length === 0) return recognition;
  const { candidates } = recognition;
  const share = (code: string) => candidates.find((one) => one.code === code)?.confidence ?? 0;
  const first = successors
    .map((code): HsCandidate => {
      const own = candidates.find((one) => one.code === code) ?? { code, confidence: 0, because: [] };
      return successors.length === 1 ? { ...own, confidence: onlySuccessor } : own;
    })
    .sort((a, b) => share(b.code) - share(a.code));
  const rest = candidates.filter(({ code }) => !successors.includes(code));
  return { ...recognition, candidates: [...first, ...rest], isSure: successors.length === 1 };
}

function kept(
  { candidates: all, isSure, questions }: Recognition,
  moved: readonly string[] = [],
): Omit<HsJudgement, "need" | "fault"> {
  const candidates = worthOffering(all, moved);
  const confidence = Math.round((candidates[0]?.confidence ?? 0) * whole);
  return {
    ...{ confidence, uncertainty: whole - confidence, isSure },
    candidates: candidates.map(keptCandidate),
    questions: questions.map(({ attribute, options }) => ({ attribute, options: [...options] })),
  };
}

/**
 * What a person chooses among. Where no word of the title and no product of the seller's speaks for any of them, all are
 * guesses, which are not shown; `moved` (successors of a deleted code) always are.
 */
export function worthOffering(candidates: readonly HsCandidate[], moved: readonly string[] = []): HsCandidate[] {
  const isAnySaid = candidates.some(({ because, from }) => because.length > 0 || from !== undefined);
  return candidates.filter(({ code }) => isAnySaid || moved.includes(code)).slice(0, offeredCandidates);
}

/** A candidate as it is kept. */
export function keptCandidate({ code, confidence, because, from }: HsCandidate): KeptCandidate {
  const one = { code, confidence: Math.round(confidence * whole), because };
  return from === undefined ? one : { ...one, from };
}
