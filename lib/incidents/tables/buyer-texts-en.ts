import type { BuyerTexts } from "../buyer-text.ts";

/** English. */
export const buyerTextsEn: BuyerTexts = {
  open: "Hello! This is about your order {order}, tracking number {number}.",
  close: "Thank you for your patience. If you have any question, please write to us here.",
  bodies: {
    customs_hold:
      "Your parcel is being held by customs in your country. Customs or the local carrier may contact " +
      "you for details such as proof of payment or a tax number. Please answer them as soon as you can," +
      " " +
      "and tell us if you need a document from us.",
    payment_due:
      "Customs ask for duty or tax before your parcel can be delivered. Please pay it as described in " +
      "the notice from customs or the carrier. Unpaid parcels are usually sent back after a few days.",
    bad_address:
      "The carrier cannot deliver your parcel because the address is incomplete or wrong. Please send " +
      "us your full address with house number, postal code and a phone number as soon as possible; the " +
      "parcel is kept for a few days only.",
    delivery_failed:
      "The carrier tried to deliver your parcel but could not hand it over. Please contact the local " +
      "carrier with the tracking number above to arrange a new delivery or to pick it up, before it is " +
      "sent back.",
    refused:
      "The carrier reports that your parcel was not accepted. If this was a mistake, please tell us at " +
      "once so that we can ask for a new delivery. If something is wrong, let us know and we will find " +
      "a solution.",
    returned:
      "Your parcel could not be delivered and is on its way back to us. Please tell us whether you " +
      "would like us to send it again or to refund your order.",
    lost:
      "We are sorry: the carrier cannot find your parcel, and we have asked for an investigation. You " +
      "can choose between a new parcel and a refund; please tell us which you prefer.",
    damaged:
      "The carrier reports that your parcel was damaged on the way. If you receive it, please take " +
      "photos of the box, the label and the goods and send them to us. We will make it right.",
    destroyed:
      "We are sorry: your parcel could not be delivered and was disposed of by the carrier or by " +
      "customs. Please tell us whether you prefer a new parcel or a refund.",
    stalled:
      "There has been no news of your parcel for longer than usual. We have asked the carrier to look " +
      "for it and will write to you as soon as we know more. There is nothing you need to do for now.",
    late:
      "Your parcel is taking longer than promised, and we are sorry for that. We have asked the carrier" +
      " " +
      "to speed it up. If you wish, we can extend the protection time of your order.",
  },
};
