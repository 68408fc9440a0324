import type { BuyerTexts } from "../buyer-text.ts";

/** French. */
export const buyerTextsFr: BuyerTexts = {
  open: "Bonjour, nous vous écrivons au sujet de votre commande {order}, numéro de suivi {number}.",
  close: "Merci de votre patience. Pour toute question, répondez-nous ici.",
  bodies: {
    customs_hold:
      "Votre colis est retenu par la douane de votre pays. La douane ou le transporteur peut vous " +
      "demander des informations, par exemple une preuve de paiement. Merci de leur répondre dès que " +
      "possible et de nous dire si vous avez besoin d’un document de notre part.",
    payment_due:
      "La douane demande le paiement de droits ou de taxes avant la livraison de votre colis. Merci de " +
      "les régler comme indiqué dans l’avis de la douane ou du transporteur. Sans paiement, le colis " +
      "est en général renvoyé au bout de quelques jours.",
    bad_address:
      "Le transporteur ne peut pas livrer votre colis, car l’adresse est incomplète ou erronée. Merci " +
      "de nous envoyer au plus vite votre adresse complète avec numéro, code postal et téléphone ; le " +
      "colis n’est gardé que quelques jours.",
    delivery_failed:
      "Le transporteur a tenté de livrer votre colis, sans succès. Merci de contacter le transporteur " +
      "local avec le numéro de suivi ci-dessus pour convenir d’une nouvelle livraison ou d’un retrait, " +
      "avant qu’il ne soit renvoyé.",
    refused:
      "Le transporteur signale que votre colis n’a pas été accepté. S’il s’agit d’une erreur, " +
      "dites-le-nous tout de suite et nous demanderons une nouvelle livraison. S’il y a un problème, " +
      "expliquez-le-nous et nous trouverons une solution.",
    returned:
      "Votre colis n’a pas pu être livré et revient vers nous. Dites-nous si vous préférez un nouvel " +
      "envoi ou un remboursement.",
    lost:
      "Nous sommes désolés : le transporteur ne retrouve pas votre colis et nous avons demandé une " +
      "enquête. Vous pouvez choisir entre un nouvel envoi et un remboursement ; dites-nous ce que vous " +
      "préférez.",
    damaged:
      "Le transporteur signale que votre colis a été endommagé en route. Si vous le recevez, merci de " +
      "photographier le carton, l’étiquette et l’article et de nous envoyer les photos. Nous trouverons" +
      " " +
      "une solution.",
    destroyed:
      "Nous sommes désolés : votre colis n’a pas pu être livré et a été détruit par le transporteur ou " +
      "la douane. Dites-nous si vous préférez un nouvel envoi ou un remboursement.",
    stalled:
      "Nous n’avons plus de nouvelles de votre colis depuis plus longtemps que d’habitude. Nous avons " +
      "demandé au transporteur de le rechercher et vous écrirons dès que nous en saurons plus. Vous " +
      "n’avez rien à faire pour le moment.",
    late:
      "Votre colis met plus de temps que promis et nous vous prions de nous en excuser. Nous avons " +
      "demandé au transporteur d’accélérer la livraison. Si vous le souhaitez, nous pouvons prolonger " +
      "la durée de protection de votre commande.",
  },
};
