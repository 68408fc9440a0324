/** Namespaces of business messages and of the exchange's envelope, fixed by the standard. */
export const cebNamespace = "http://www.chinaport.gov.cn/ceb";
export const dxpNamespace = "http://www.chinaport.gov.cn/dxp";

/** Who receives messages of the export unified version. Two public programs agree. */
export const exportReceiver = "DXPEDCCEB0000003";

/** Neither we nor the exchange take more in one envelope. */
export const maxEnvelopeBytes = 20 * 1024 * 1024;

/** The largest envelope in Base64, and the page around it. */
export const maxFeedBytes = 32 * 1024 * 1024;
