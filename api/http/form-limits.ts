/** Options of `express.urlencoded` for the forms: 10,000 characters are up to 90 KB when they are percent-encoded. */
export const formLimits = { extended: false, limit: '256kb', parameterLimit: 5000, inflate: false } as const;
