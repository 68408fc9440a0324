import type { BuyerTexts } from "../buyer-text.ts";

/** Spanish. */
export const buyerTextsEs: BuyerTexts = {
  open: "Hola: le escribimos por su pedido {order}, número de seguimiento {number}.",
  close: "Gracias por su paciencia. Si tiene cualquier duda, escríbanos por aquí.",
  bodies: {
    customs_hold:
      "Su paquete está retenido en la aduana de su país. Es posible que la aduana o el transportista le" +
      " " +
      "pidan datos, como el comprobante de pago o su número de identificación fiscal. Respóndales lo " +
      "antes posible y díganos si necesita algún documento nuestro.",
    payment_due:
      "La aduana pide el pago de aranceles o impuestos antes de entregar su paquete. Por favor, " +
      "páguelos como indica el aviso de la aduana o del transportista. Si no se pagan, el paquete suele" +
      " " +
      "devolverse a los pocos días.",
    bad_address:
      "El transportista no puede entregar su paquete porque la dirección está incompleta o es " +
      "incorrecta. Envíenos cuanto antes su dirección completa, con número, código postal y un " +
      "teléfono; el paquete solo se guarda unos días.",
    delivery_failed:
      "El transportista intentó entregar su paquete, pero no pudo. Póngase en contacto con el " +
      "transportista local, con el número de seguimiento indicado arriba, para acordar una nueva " +
      "entrega o recogerlo antes de que sea devuelto.",
    refused:
      "El transportista indica que su paquete no fue aceptado. Si ha sido un error, avísenos enseguida " +
      "para pedir una nueva entrega. Si hay algún problema, díganoslo y buscaremos una solución.",
    returned:
      "No se pudo entregar su paquete y está de vuelta hacia nosotros. Díganos si prefiere que se lo " +
      "enviemos de nuevo o que le devolvamos el dinero.",
    lost:
      "Lo sentimos: el transportista no encuentra su paquete y hemos pedido una investigación. Puede " +
      "elegir entre un nuevo envío y el reembolso; díganos qué prefiere.",
    damaged:
      "El transportista indica que su paquete se dañó durante el transporte. Si lo recibe, haga fotos " +
      "de la caja, de la etiqueta y del producto y envíenoslas. Le daremos una solución.",
    destroyed:
      "Lo sentimos: no se pudo entregar su paquete y el transportista o la aduana lo eliminó. Díganos " +
      "si prefiere un nuevo envío o el reembolso.",
    stalled:
      "Hace más tiempo de lo habitual que no hay novedades de su paquete. Hemos pedido al transportista" +
      " " +
      "que lo busque y le escribiremos en cuanto sepamos algo. Por ahora no tiene que hacer nada.",
    late:
      "Su paquete tarda más de lo prometido y le pedimos disculpas. Hemos pedido al transportista que " +
      "lo agilice. Si lo desea, podemos ampliar el plazo de protección de su pedido.",
  },
};
