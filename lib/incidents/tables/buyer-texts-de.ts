import type { BuyerTexts } from "../buyer-text.ts";

/** German. */
export const buyerTextsDe: BuyerTexts = {
  open: "Guten Tag, es geht um Ihre Bestellung {order}, Sendungsnummer {number}.",
  close: "Vielen Dank für Ihre Geduld. Wenn Sie Fragen haben, schreiben Sie uns bitte hier.",
  bodies: {
    customs_hold:
      "Ihr Paket wird vom Zoll in Ihrem Land festgehalten. Der Zoll oder der Zusteller fragt Sie " +
      "möglicherweise nach Angaben, zum Beispiel nach einem Zahlungsnachweis. Bitte antworten Sie so " +
      "bald wie möglich und sagen Sie uns, wenn Sie ein Dokument von uns brauchen.",
    payment_due:
      "Der Zoll verlangt Abgaben, bevor Ihr Paket zugestellt werden kann. Bitte zahlen Sie sie so, wie " +
      "es in der Mitteilung des Zolls oder des Zustellers steht. Ohne Zahlung geht das Paket meist nach" +
      " " +
      "einigen Tagen zurück.",
    bad_address:
      "Ihr Paket kann nicht zugestellt werden, weil die Adresse unvollständig oder falsch ist. Bitte " +
      "schicken Sie uns so schnell wie möglich Ihre vollständige Adresse mit Hausnummer, Postleitzahl " +
      "und Telefonnummer; das Paket wird nur wenige Tage aufbewahrt.",
    delivery_failed:
      "Der Zusteller wollte Ihr Paket bringen, konnte es aber nicht übergeben. Bitte vereinbaren Sie " +
      "mit dem örtlichen Zusteller unter der oben genannten Sendungsnummer eine neue Zustellung oder " +
      "die Abholung, bevor es zurückgeht.",
    refused:
      "Laut Zusteller wurde Ihr Paket nicht angenommen. Wenn das ein Versehen war, sagen Sie uns bitte " +
      "sofort Bescheid, damit wir um eine neue Zustellung bitten können. Wenn etwas nicht stimmt, " +
      "schreiben Sie uns, und wir finden eine Lösung.",
    returned:
      "Ihr Paket konnte nicht zugestellt werden und ist auf dem Weg zurück zu uns. Bitte sagen Sie uns," +
      " " +
      "ob wir es noch einmal schicken oder den Kaufpreis erstatten sollen.",
    lost:
      "Es tut uns leid: Der Zusteller findet Ihr Paket nicht, und wir haben eine Nachforschung " +
      "beantragt. Sie können zwischen einer neuen Sendung und einer Erstattung wählen; bitte sagen Sie " +
      "uns, was Ihnen lieber ist.",
    damaged:
      "Laut Zusteller wurde Ihr Paket unterwegs beschädigt. Wenn Sie es erhalten, fotografieren Sie " +
      "bitte Karton, Etikett und Ware und schicken Sie uns die Bilder. Wir finden eine Lösung.",
    destroyed:
      "Es tut uns leid: Ihr Paket konnte nicht zugestellt werden und wurde vom Zusteller oder vom Zoll " +
      "vernichtet. Bitte sagen Sie uns, ob Sie eine neue Sendung oder eine Erstattung möchten.",
    stalled:
      "Von Ihrem Paket gibt es länger als üblich keine Nachricht. Wir haben den Zusteller gebeten, es " +
      "zu suchen, und melden uns, sobald wir mehr wissen. Sie müssen im Moment nichts tun.",
    late:
      "Ihr Paket braucht länger als zugesagt, das tut uns leid. Wir haben den Zusteller gebeten, es zu " +
      "beschleunigen. Auf Wunsch verlängern wir den Käuferschutz Ihrer Bestellung.",
  },
};
