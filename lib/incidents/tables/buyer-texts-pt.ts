import type { BuyerTexts } from "../buyer-text.ts";

/** Portuguese, as in Brazil. */
export const buyerTextsPt: BuyerTexts = {
  open: "Olá! Escrevemos sobre o seu pedido {order}, código de rastreio {number}.",
  close: "Agradecemos a sua paciência. Se tiver qualquer dúvida, escreva para nós por aqui.",
  bodies: {
    customs_hold:
      "O seu pacote está retido na alfândega do seu país. A alfândega ou a transportadora pode pedir " +
      "informações, como o comprovante de pagamento ou o seu número fiscal. Responda o quanto antes e " +
      "avise-nos se precisar de algum documento nosso.",
    payment_due:
      "A alfândega exige o pagamento de impostos antes da entrega do seu pacote. Pague conforme o aviso" +
      " " +
      "da alfândega ou da transportadora. Sem o pagamento, o pacote costuma ser devolvido em poucos " +
      "dias.",
    bad_address:
      "A transportadora não consegue entregar o seu pacote porque o endereço está incompleto ou " +
      "incorreto. Envie-nos o quanto antes o endereço completo, com número, código postal e telefone; o" +
      " " +
      "pacote fica guardado por poucos dias.",
    delivery_failed:
      "A transportadora tentou entregar o seu pacote, mas não conseguiu. Entre em contato com a " +
      "transportadora local, com o código de rastreio acima, para combinar uma nova entrega ou a " +
      "retirada antes que ele seja devolvido.",
    refused:
      "A transportadora informa que o seu pacote não foi aceito. Se foi um engano, avise-nos " +
      "imediatamente para pedirmos uma nova entrega. Se houver algum problema, conte-nos e buscaremos " +
      "uma solução.",
    returned:
      "O seu pacote não pôde ser entregue e está voltando para nós. Diga-nos se prefere um novo envio " +
      "ou o reembolso do pedido.",
    lost:
      "Sentimos muito: a transportadora não encontra o seu pacote e já pedimos uma investigação. Você " +
      "pode escolher entre um novo envio e o reembolso; diga-nos o que prefere.",
    damaged:
      "A transportadora informa que o seu pacote foi danificado no caminho. Se o receber, tire fotos da" +
      " " +
      "caixa, da etiqueta e do produto e envie para nós. Vamos resolver.",
    destroyed:
      "Sentimos muito: o seu pacote não pôde ser entregue e foi descartado pela transportadora ou pela " +
      "alfândega. Diga-nos se prefere um novo envio ou o reembolso.",
    stalled:
      "Há mais tempo do que o normal não temos notícias do seu pacote. Pedimos à transportadora que o " +
      "localize e escreveremos assim que soubermos algo. Por enquanto, não é preciso fazer nada.",
    late:
      "O seu pacote está demorando mais do que o prometido, e pedimos desculpas. Pedimos à " +
      "transportadora que acelere a entrega. Se quiser, podemos prorrogar o prazo de proteção do seu " +
      "pedido.",
  },
};
