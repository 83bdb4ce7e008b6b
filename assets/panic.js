// What the page shows when the program has ended itself. Plain DOM: no part of the program is needed for it.
// Every command is written down before 已保存 is shown, so that opening the page again resumes the run.
addEventListener("lifa-panic", () => show(document.documentElement.dataset.panic));
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

function stopped(error) {
  if (error instanceof WebAssembly.RuntimeError) show(document.documentElement.dataset.panic ?? error.message);
}

function show(text) {
  if (document.getElementById("panic")) return;
  const again = element("button", "重新打开");
  again.type = "button";
  again.className = "button primary";
  again.addEventListener("click", () => location.reload());
  const details = element("details");
  details.append(element("summary", "错误信息"), element("pre", text ?? ""));
  const title = element("h2", "程序出错，页面已停止");
  title.id = "panic-title";
  const card = element("div");
  card.className = "panic-card";
  card.append(title, element("p", "显示过“已保存”的操作都在本机。请重新打开，从停下的地方继续。"), again, details);
  const overlay = element("div");
  overlay.id = "panic";
  overlay.className = "panic";
  overlay.setAttribute("role", "alertdialog");
  overlay.setAttribute("aria-modal", "true");
  overlay.setAttribute("aria-labelledby", "panic-title");
  overlay.append(card);
  // An open dialog would lie above everything else.
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  document.body.append(overlay);
  again.focus();
}

function element(tag, text) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  return made;
}
