/** Jest's environment of a test file: the process itself, whose globals the file leaves as it found them. */
module.exports = class {
  global = globalThis;
  #exit = process.exit;
  #env = { ...process.env };

  getVmContext() {
    return null;
  }

  async setup() {}

  async teardown() {
    process.exit = this.#exit;
    for (const name of Object.keys(process.env)) if (!(name in this.#env)) delete process.env[name];
    Object.assign(process.env, this.#env);
  }
};
