// Runs the forecast program aside from the page: one order, word of how far it is, one answer. `assets/boot.js` starts it.
const PAUSE = 40;

addEventListener("message", async ({ data: { script, code, bundle, order } }) => {
  const program = await load(script, code);
  if (!program) return postMessage({ why: "没有取到推演程序，请检查网络后重试。" });
  try {
    postMessage(carryOut(new program.Forecast(bundle, order)));
  } catch (error) {
    // The program says in words what is wrong with an order; anything else is a panic.
    postMessage({ why: typeof error === "string" ? error : `推演程序出错（${error?.message ?? error}）。` });
  }
}, { once: true });

// As many runs at a time as take about 40 ms. What ends it early is the page, which ends the worker.
function carryOut(forecast) {
  const { runs } = forecast;
  const begun = performance.now();
  let done = 0;
  let most = 1;
  while (done < runs) {
    postMessage({ done, runs });
    const since = performance.now();
    const before = done;
    done = forecast.advance(most);
    const each = Math.max(performance.now() - since, 0.1) / (done - before);
    most = Math.max(1, Math.min(most * 4, Math.floor(PAUSE / each)));
  }
  const milliseconds = performance.now() - begun;
  postMessage({ done, runs });
  return { summary: forecast.summary(), milliseconds };
}

async function load(script, code) {
  try {
    const program = await import(script);
    await program.default({ module_or_path: code });
    return program;
  } catch {
    return undefined;
  }
}
