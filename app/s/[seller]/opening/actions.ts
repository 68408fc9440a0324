"use server";

import { proofTryInput } from "#lib/onboarding/account-proof-schema";
import { nothingInput, reopenSectionInput } from "#lib/onboarding/schema";
import { orderProofAgain } from "#server/operations/order-proof-again";
import { reopenSection } from "#server/operations/reopen-section";
import { tryAccountProof } from "#server/operations/try-account-proof";
import { withdrawChange } from "#server/operations/withdraw-change";
import { sellerAction } from "#server/web/action";

export const reopenSectionAction = sellerAction("application.edit", reopenSectionInput, reopenSection);
export const withdrawChangeAction = sellerAction("application.edit", nothingInput, withdrawChange);
export const enterProofAction = sellerAction("account_proof.enter", proofTryInput, tryAccountProof);
export const orderProofAction = sellerAction("account_proof.enter", nothingInput, orderProofAgain);
