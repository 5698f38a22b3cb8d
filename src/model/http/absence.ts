/** Whether a status says that the thing is not there: 410 is 404 of one that was there (RFC 9110 §15.5.11). */
export const saysAbsent = (status: number | undefined): boolean => status === 404 || status === 410;
