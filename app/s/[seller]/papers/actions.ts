"use server";

import {
  correctDeclarationInput,
  sendMasterListInput,
  sendSummaryInput,
  withdrawDeclarationInput,
} from "#lib/customs/declaration-schema";
import { correctDeclaration } from "#server/operations/correct-declaration";
import { sendMasterList } from "#server/operations/send-master-list";
import { sendSummary } from "#server/operations/send-summary";
import { withdrawDeclaration } from "#server/operations/withdraw-declaration";
import { sellerAction } from "#server/web/action";

export const correctDeclarationAction = sellerAction("customs.declare", correctDeclarationInput, correctDeclaration);
export const withdrawDeclarationAction = sellerAction("customs.declare", withdrawDeclarationInput, withdrawDeclaration);
export const sendMasterListAction = sellerAction("customs.declare", sendMasterListInput, sendMasterList);
export const sendSummaryAction = sellerAction("customs.summarise", sendSummaryInput, sendSummary);
