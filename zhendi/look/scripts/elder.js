// 长辈版: the button that turns it on and off for good. first.js has set it before the first paint.
function elderly() { return root.classList.contains("elder"); }
function tellElder() {
  each("[data-elder]", function (button) { button.setAttribute("aria-pressed", elderly() ? "true" : "false"); });
}
function turnElder() {
  var on = !elderly();
  if (on) { root.classList.add("elder"); } else { root.classList.remove("elder"); }
  try { localStorage.setItem("zhendi.elder", on ? "1" : "0"); } catch (refused) { /* then it holds for this page */ }
  // An address that asks for one of the two would be obeyed again when the page is shown again.
  if (/[?&]elder=/.test(location.search)) { history.replaceState(null, "", location.pathname + location.hash); }
  tellElder();
}
each("[data-elder]", function (button) { button.addEventListener("click", turnElder); });
tellElder();
