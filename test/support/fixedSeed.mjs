import { createRequire } from 'node:module';

/** Tests are compiled to CommonJS, where the library has settings of its own. */
const fc = createRequire(import.meta.url)('fast-check');

/** Property tests try the same cases every time, so that none fails by chance; GLOSS_SEED tries others. */
fc.configureGlobal({ seed: Number(process.env.GLOSS_SEED ?? 20261128) });
