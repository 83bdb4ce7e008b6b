// Starts the app. A file of its own, because the content security policy allows no inline script.
import "./panic.js";
const { js, wasm } = document.querySelector("script[data-js]").dataset;
const at = (path) => new URL(path, document.baseURI);
const boot = document.getElementById("boot");

try {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly");
  const app = await import(at(js));
  const exports = await app.default({ module_or_path: at(wasm) });
  boot?.remove();
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm: exports } }));
} catch (error) {
  console.error(error);
  explain(error);
}

function explain(error) {
  if (!boot?.isConnected) return;
  const reload = document.createElement("button");
  reload.type = "button";
  reload.textContent = "重新载入";
  reload.addEventListener("click", () => location.reload());
  boot.setAttribute("role", "alert");
  boot.replaceChildren(
    line("砺法没有打开。"),
    line("请检查网络后重新载入；仍打不开的，请换用新版的 Edge、Chrome、Firefox 或 Safari。已保存的记录不受影响。"),
    line(`原因：${error?.message ?? error}`),
    reload,
  );
}

function line(text) {
  const p = document.createElement("p");
  p.textContent = text;
  return p;
}
