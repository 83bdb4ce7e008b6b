// Starts the app. A file of its own, because the content security policy allows no inline script.
import "./panic.js";
const { js, wasm, trainingJs, trainingWasm, exportJs, exportWasm, forecastJs, forecastWasm } = document.querySelector("script[data-js]").dataset;
const at = (path) => new URL(path, document.baseURI);
const boot = document.getElementById("boot");

// Two programs: the entrance, which a first visit loads, and the one with every screen.
// What is fetched once is kept; what failed is fetched anew.
const entrance = program(js, wasm);
const training = program(trainingJs, trainingWasm);
globalThis.lifaTraining = training;
globalThis.lifaExport = carryOut;
globalThis.lifaForecast = forecast;

try {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly");
  const opened = await (/^#?\/?(cases)?$/.test(location.hash) ? entrance : training).open();
  boot?.remove();
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm: opened } }));
} catch (error) {
  console.error(error);
  explain(error);
}

function program(script, code) {
  let fetched;
  let opened;
  let failures = 0;
  // A browser may keep a module's failure under its address for as long as the page lives.
  const address = () => at(failures ? `${script}?again=${failures}` : script);
  const warm = () => (fetched ??= Promise.all([import(address()), compiled(at(code))]).catch((error) => {
    fetched = undefined;
    failures += 1;
    throw error;
  }));
  return {
    warm: () => warm().catch(() => {}),
    open: () => (opened ??= warm()
      .then(([{ default: start }, module]) => start({ module_or_path: module }))
      .catch((error) => {
        opened = undefined;
        throw error;
      })),
  };
}

// A worker for each order: nothing of the program stays behind, and a failure ends with it.
function carryOut(order) {
  const worker = new Worker(at("export-worker.js"), { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.bytes ? resolve(data.bytes) : reject(data.why));
    worker.onerror = (event) => reject(`导出程序没有打开（${event.message || "没有取到"}）。`);
    worker.postMessage({ script: at(exportJs).href, code: at(exportWasm).href, order });
  }).finally(() => worker.terminate());
}

// A worker for each forecast: one that is no longer wanted is ended in the middle of its work.
function forecast(bundle, order, onProgress) {
  const worker = new Worker(at("forecast-worker.js"), { type: "module" });
  let cancel;
  const promise = new Promise((resolve, reject) => {
    cancel = () => reject("推演已取消。");
    worker.onmessage = ({ data }) => {
      if (data.why) reject(data.why);
      else if (data.summary) resolve(data);
      else onProgress(data.done, data.runs);
    };
    worker.onerror = (event) => reject(`推演程序没有打开（${event.message || "没有取到"}）。`);
    worker.postMessage({ script: at(forecastJs).href, code: at(forecastWasm).href, bundle, order });
  }).finally(() => {
    worker.onmessage = null;
    worker.terminate();
  });
  return { promise, cancel };
}

// While it arrives, where the server names its media type.
async function compiled(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address.pathname}`);
  const typed = answer.headers.get("content-type")?.startsWith("application/wasm");
  return typed ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
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
