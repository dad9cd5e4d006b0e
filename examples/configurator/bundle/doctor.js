/** The embed doctor, as the page loads it. */
export { describeDiagnosis, diagnose, fetchReader } from '../../../packages/publisher/dist/doctor/diagnose.js';
