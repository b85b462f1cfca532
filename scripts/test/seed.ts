/**
 * What a run leaves to chance comes from one seed, which all its processes are given in TEST_SEED: printed at the start, and with
 * that number in TEST_SEED the same run is made again. `npm run test:full` (TEST_FULL=1) leaves nothing out.
 */
process.env['TEST_SEED'] ??= String(Date.now() % 2 ** 32)
