// Writes file.br beside every compressible file of the folder given.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [folder] = process.argv.slice(2);
const text = new Set([".html", ".js", ".mjs", ".css", ".json", ".svg", ".webmanifest", ".txt"]);

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const ending = extname(entry.name);
  if (!entry.isFile() || !(text.has(ending) || ending === ".wasm")) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = readFileSync(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_MODE]: text.has(ending) ? constants.BROTLI_MODE_TEXT : constants.BROTLI_MODE_GENERIC,
  };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
}
