import type { AnyJob } from "./define.ts";
import { askUnclearJob } from "./handlers/ask-unclear.ts";
import { bookWaybillsJob } from "./handlers/book-waybills.ts";
import { cancelWaybillJob } from "./handlers/cancel-waybill.ts";
import { checkApplicationJob } from "./handlers/check-application.ts";
import { checkBooksJob } from "./handlers/check-books.ts";
import { classifyProductsJob } from "./handlers/classify-products.ts";
import { countLanesJob } from "./handlers/count-lanes.ts";
import { countUnpricedLanesJob } from "./handlers/count-unpriced-lanes.ts";
import { fetchExchangeRatesJob } from "./handlers/fetch-exchange-rates.ts";
import { fetchNumbersJob } from "./handlers/fetch-numbers.ts";
import { judgeWaitingJob } from "./handlers/judge-waiting.ts";
import { keepTrackingJob } from "./handlers/keep-tracking.ts";
import { learnDwellsJob } from "./handlers/learn-dwells.ts";
import { packDossiersJob } from "./handlers/pack-dossiers.ts";
import { packPapersJob } from "./handlers/pack-papers.ts";
import { pollTrackingJob } from "./handlers/poll-tracking.ts";
import { refoldCodeJob } from "./handlers/refold-code.ts";
import { runRehearsalJob } from "./handlers/run-rehearsal.ts";
import { sendAlarmsJob } from "./handlers/send-alarms.ts";
import { sendDeclarationsJob } from "./handlers/send-declarations.ts";
import { sendMailJob } from "./handlers/send-mail.ts";
import { sendTransferJob } from "./handlers/send-transfer.ts";
import { spreadCertificationJob } from "./handlers/spread-certification.ts";
import { sweepAlarmsJob } from "./handlers/sweep-alarms.ts";
import { sweepDeclarationsJob } from "./handlers/sweep-declarations.ts";
import { sweepDossiersJob } from "./handlers/sweep-dossiers.ts";
import { sweepDownloadsJob } from "./handlers/sweep-downloads.ts";
import { sweepOnboardingJob } from "./handlers/sweep-onboarding.ts";
import { sweepPollsJob } from "./handlers/sweep-polls.ts";
import { sweepSessions } from "./handlers/sweep-sessions.ts";
import { sweepSilenceJob } from "./handlers/sweep-silence.ts";
import { sweepWaybillsJob } from "./handlers/sweep-waybills.ts";
import { takeCarrierReceiptsJob } from "./handlers/take-carrier-receipts.ts";
import { takeReceiptsJob } from "./handlers/take-receipts.ts";
import { warnDeadlinesJob } from "./handlers/warn-deadlines.ts";
import { watchCertificationsJob } from "./handlers/watch-certifications.ts";
import { watchDossiersJob } from "./handlers/watch-dossiers.ts";
import { watchExpiriesJob } from "./handlers/watch-expiries.ts";
import { watchMsdsJob } from "./handlers/watch-msds.ts";
import { writeParcelsJob } from "./handlers/write-parcels.ts";

/** Every job that a worker runs, one per queue. */
export const jobs: readonly AnyJob[] = [
  bookWaybillsJob,
  fetchNumbersJob,
  cancelWaybillJob,
  pollTrackingJob,
  sweepPollsJob,
  keepTrackingJob,
  sweepWaybillsJob,
  sweepSessions,
  warnDeadlinesJob,
  checkApplicationJob,
  runRehearsalJob,
  sweepOnboardingJob,
  sendMailJob,
  watchExpiriesJob,
  watchMsdsJob,
  classifyProductsJob,
  watchCertificationsJob,
  spreadCertificationJob,
  countLanesJob,
  sendTransferJob,
  fetchExchangeRatesJob,
  countUnpricedLanesJob,
  judgeWaitingJob,
  packPapersJob,
  writeParcelsJob,
  sweepDownloadsJob,
  sendDeclarationsJob,
  takeReceiptsJob,
  takeCarrierReceiptsJob,
  sweepDeclarationsJob,
  packDossiersJob,
  sweepDossiersJob,
  watchDossiersJob,
  sendAlarmsJob,
  sweepAlarmsJob,
  sweepSilenceJob,
  learnDwellsJob,
  askUnclearJob,
  checkBooksJob,
  refoldCodeJob,
];
