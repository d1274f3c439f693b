/** The host's time zone leaks into the sandbox of the workflows: every worker has the same. Imported first. */
process.env['TZ'] = 'UTC';
