/** The hidden field of every form that holds the token of its session. */
export const tokenField = '_csrf';
