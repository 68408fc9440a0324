import { plainCode } from "#lib/identity/plain-text";

/** What a phone cell holds: numbers of digits with an optional "+", in order; words that are no number; an extension. */
export type PhoneText = {
  readonly numbers: readonly string[];
  readonly letters: boolean;
  readonly extension: string | null;
};

const label =
  /\b(tel|tél|telephone|phone|mobile|mob|cell|cel|celular|telefon|telefone|telefono|whatsapp|whats ?app|wa|viber|telegram|fax|моб|тел|сот|номер|no|nr|num)\b\.?:?|电话|手机|联系电话|전화|휴대폰/giu;
const extensionPattern =
  /(?:\b(?:ext|extension|x|int|interno|ramal|anexo|poste)\b|доб|вн|分机|#)[ .:#]*(\d{1,6})\s*$/iu;
const between = /[/;,|、，；\n]|\b(?:or|and|ou|или|oder)\b|或|(?<=\d)\s*&\s*(?=[\d+])/iu;

/** Reads a cell: full-width and Arabic digits, labels, "a / b", "ext. 12". Excel's "79161234567.0" and "7.9E+10" too. */
export function readPhoneText(text: string): PhoneText {
  const plain = unfloat(plainCode(text)).replace(label, " ");
  const extension = extensionPattern.exec(plain);
  const body = extension ? plain.slice(0, extension.index) : plain;
  const numbers = body
    .split(between)
    .map(digitsOf)
    .filter((digits) => /\d/.test(digits));
  const joined = numbers.length > 1 && numbers.every((digits) => digits.length < 7) ? [digitsOf(body)] : numbers;
  const parts = joined.flatMap(splitAtPlus);
  return { numbers: parts, letters: /\p{L}/u.test(body.replace(between, " ")), extension: extension?.[1] ?? null };
}

/** Excel turns long numbers into floats; only an exact one gives its digits back. */
function unfloat(text: string): string {
  if (/^\+?\d+\.0$/.test(text)) return text.slice(0, -2);
  const scientific = /^(\d)\.(\d+)E\+?(\d{1,2})$/i.exec(text);
  if (!scientific?.[2] || scientific[2].length < Number(scientific[3])) return text;
  return `${scientific[1]}${scientific[2]}`;
}

function digitsOf(text: string): string {
  const digits = text.replace(/[^\d+]/g, "");
  return digits.startsWith("+") ? `+${digits.replace(/^\++/, "")}` : digits;
}

/** "+79161234567+79031112233" holds two numbers. */
function splitAtPlus(digits: string): string[] {
  return digits.split(/(?=\+)/).filter((part) => /\d/.test(part));
}
