// Runs the export program aside from the page: one order, one answer. `assets/boot.js` starts it.
addEventListener("message", async ({ data: { script, code, order } }) => {
  try {
    const { default: start, carryOut } = await import(script);
    await start({ module_or_path: code });
    const bytes = carryOut(order);
    postMessage({ bytes }, [bytes.buffer]);
  } catch (error) {
    // The program throws its own complaints as text; anything else is a failure of loading or of the program itself.
    const why = typeof error === "string" ? error : `导出程序没有完成（${error?.message ?? error}）`;
    postMessage({ why });
  }
}, { once: true });
