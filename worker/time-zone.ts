/** The host's time zone leaks into the workflows' sandbox, so every worker sets the same. Imported first. */
process.env['TZ'] = 'UTC';
