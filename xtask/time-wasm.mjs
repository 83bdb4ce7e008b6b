// Prints the seconds that a wasm program's main takes, the best of some rounds.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const [file, rounds] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(file));
let best = Infinity;
for (let round = 0; round < Number(rounds); round += 1) {
  const { exports } = new WebAssembly.Instance(module, {});
  const start = performance.now();
  exports.main(0, 0);
  best = Math.min(best, performance.now() - start);
}
console.log(best / 1000);
