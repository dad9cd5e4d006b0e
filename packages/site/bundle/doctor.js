/** The embed doctor, as the page loads it. */
export { describeDiagnosis, diagnose, fetchReader, patientFrom } from '../../publisher/dist/doctor/diagnose.js';
