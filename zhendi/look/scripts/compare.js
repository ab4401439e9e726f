// Before and after in one frame, parted where the reader moves a slider. Where a picture cannot be cut they stay side by side.
function compared(pair) {
  var range = pair.querySelector(".ba__r"), line = pair.querySelector(".ba__h"), before = pair.querySelector(".ba__i");
  if (!range || !("clipPath" in before.style || "webkitClipPath" in before.style)) { return; }
  function part() {
    var at = Number(range.value), cut = "inset(0 " + (100 - at) + "% 0 0)";
    before.style.webkitClipPath = cut;
    before.style.clipPath = cut;
    line.style.left = at + "%";
    range.setAttribute("aria-valuetext", range.getAttribute("data-say").replace("{}", at).replace("{}", 100 - at));
  }
  pair.className += " ba--on";
  range.addEventListener("input", part);
  range.addEventListener("change", part);
  window.addEventListener("pageshow", part);
  part();
}
each(".ba", compared);
