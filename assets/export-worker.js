// Runs the export program aside from the page: one order, one answer. `assets/boot.js` starts it.
addEventListener("message", async ({ data: { script, code, order } }) => {
  const program = await load(script, code);
  if (!program) return postMessage({ why: "没有取到导出程序，请检查网络后重试。" });
  try {
    const bytes = program.carryOut(order);
    postMessage({ bytes }, [bytes.buffer]);
  } catch (error) {
    // The program says in words what is wrong with an order; anything else is a panic.
    postMessage({ why: typeof error === "string" ? error : `导出程序出错（${error?.message ?? error}）。` });
  }
}, { once: true });

async function load(script, code) {
  try {
    const program = await import(script);
    await program.default({ module_or_path: code });
    return program;
  } catch {
    return undefined;
  }
}
