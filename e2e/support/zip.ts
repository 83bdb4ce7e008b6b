import { inflateRawSync } from "node:zlib";

/** The files of a zip by name, in order, read by its central directory; refuses names that are not marked as UTF-8. */
export function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0) throw new Error("no zip");
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [flags, method] = [zip.readUInt16LE(at + 8), zip.readUInt16LE(at + 10)];
    const [size, start] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const words = zip.subarray(at + 46, at + 46 + name).toString();
    if (/[^\x00-\x7f]/.test(words) && !(flags & 0x0800)) throw new Error(`${words} is not marked as UTF-8`);
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(data, data + size);
    files.set(words, method === 8 ? inflateRawSync(bytes) : bytes);
    at += 46 + name + extra + comment;
  }
  return files;
}

/** The words of a DOCX, without what sets them. */
export function words(docx: Buffer): string {
  return (unzip(docx).get("word/document.xml")?.toString() ?? "").replace(/<[^>]+>/g, "");
}
