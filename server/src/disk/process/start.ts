import { runProgram, type Program } from './codeCache.js';

/** Set by `esbuild.mjs`. */
declare const program: Program;

runProgram(program, module, require);
