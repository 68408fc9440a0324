/** A waybill that has its number, as the papers need it; `booking` is the BookingRequest that was sent. */
export type BookedWaybill = {
  readonly waybillId: string;
  readonly orderId: string;
  readonly parcelId: string;
  readonly lpNumber: string;
  readonly trackingNumber: string;
  readonly laneCode: string | null;
  /** The carrier's sorting code and last-mile company, where it gave them. */
  readonly sortingCode: string | null;
  readonly lastMileCarrier: string | null;
  readonly solutionCode: string;
  readonly country: string;
  readonly booking: unknown;
};
