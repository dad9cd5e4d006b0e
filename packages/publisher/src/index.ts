export { build } from './build.js';
export type { BuildOptions, BuildResult } from './build.js';
export { audit } from './audit/audit.js';
export type { AuditOptions, AuditResult } from './audit/audit.js';
export { check } from './check.js';
export type { CheckResult } from './check.js';
export { describeFinding } from './findings/finding.js';
export type { Finding, Lang } from './findings/finding.js';
export { importTables } from './import/import.js';
export type { ImportOptions, ImportResult } from './import/import.js';
export type { Format as ImportFormat } from './import/formats.js';
export { init } from './init/init.js';
export type { InitResult } from './init/init.js';
export { startServer } from './net/static-server.js';
export type { Root, RunningServer, ServerOptions } from './net/static-server.js';
export { crawl } from './crawl/crawl.js';
export type { CrawlOptions, CrawlResult } from './crawl/crawl.js';
export { createCoverageCounter } from './tree/coverage.js';
export type { Municipality, CoveragePart, CoverageCounter } from './tree/coverage.js';
export { directoryDocuments, entriesOf, SHARD_LIMIT } from './tree/directory.js';
export type { DirectoryHead, Listed, TreeDocument } from './tree/directory.js';
export { render } from './render/render.js';
export type { RenderOptions, RenderResult } from './render/render.js';
export { doctor, webReader } from './doctor/doctor.js';
export type { DoctorResult } from './doctor/doctor.js';
// Deprecated: exports of `@ozg-widgets/doctor`.
export {
  describeDiagnosis,
  diagnose,
  diagnosisLine,
  fetchReader,
  FRAME_SANDBOX,
  needs,
  policyFor,
  trustedTypesFor,
} from './doctor/deprecated.js';
export type { DiagnoseOptions, Diagnosis, Form, Load, Need, Patient, Read } from './doctor/deprecated.js';
