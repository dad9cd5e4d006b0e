/** The part of the doctor that its page loads on demand. */
export { describeDiagnosis, diagnose, fetchReader, pageFromResponse } from '@ozg-widgets/doctor';
