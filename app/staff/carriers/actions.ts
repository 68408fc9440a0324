"use server";

import {
  addCarrierInput,
  applyInput,
  frameInput,
  moveInput,
  sandboxCheckInput,
  sandboxResultInput,
  saveCarrierInput,
} from "#lib/carriers/carrier-schema";
import { saveCarrierCustomsInput } from "#lib/customs/declaration-schema";
import { addCarrier } from "#server/operations/add-carrier";
import { applyForCertification } from "#server/operations/apply-for-certification";
import { moveCertification } from "#server/operations/move-certification";
import { recordSandboxResult } from "#server/operations/record-sandbox-result";
import { runSandboxCheck } from "#server/operations/run-sandbox-check";
import { saveCarrierFacts } from "#server/operations/save-carrier";
import { setCarrierCustoms } from "#server/operations/set-carrier-customs";
import { setCertificationFrame } from "#server/operations/set-certification-frame";
import { staffAction } from "#server/web/action";

export const addCarrierAction = staffAction("carriers.edit", addCarrierInput, (scope, input) =>
  addCarrier(scope, input),
);
export const saveCarrierAction = staffAction("carriers.edit", saveCarrierInput, (scope, input) =>
  saveCarrierFacts(scope, input),
);
export const applyForCertificationAction = staffAction("carriers.edit", applyInput, (scope, input) =>
  applyForCertification(scope, input),
);
export const setCertificationFrameAction = staffAction("carriers.edit", frameInput, (scope, input) =>
  setCertificationFrame(scope, input),
);
export const moveCertificationAction = staffAction("carriers.review", moveInput, (scope, input) =>
  moveCertification(scope, input),
);
export const runSandboxCheckAction = staffAction("carriers.edit", sandboxCheckInput, (scope, input) =>
  runSandboxCheck(scope, input),
);
export const recordSandboxResultAction = staffAction("carriers.edit", sandboxResultInput, (scope, input) =>
  recordSandboxResult(scope, input),
);
export const saveCarrierCustomsAction = staffAction("carriers.edit", saveCarrierCustomsInput, (scope, input) =>
  setCarrierCustoms(scope, input),
);
