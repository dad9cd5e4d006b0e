/**
 * The former location of `@ozg-widgets/doctor`, for one more minor version.
 *
 * @deprecated Import from `@ozg-widgets/doctor`.
 */
export {
  describeDiagnosis,
  diagnose,
  diagnosisLine,
  diagnosisRecord,
  fetchReader,
  FRAME_SANDBOX,
  needs,
  pageFromResponse as patientFrom,
  policyFor,
  trustedTypesFor,
} from '@ozg-widgets/doctor';
export type {
  Answer,
  DiagnoseOptions,
  Diagnosis,
  Failure,
  Form,
  Load,
  Need,
  PageInput as Patient,
  Read,
  ReadLimits,
} from '@ozg-widgets/doctor';
