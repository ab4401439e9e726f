// 已结束 and 今天 by the reader's clock.
// A demonstration stands still at its own moment; any other page goes by the reader's clock.
var frozen = root.getAttribute("data-clock");
var now = frozen ? new Date(frozen) : new Date();
var china = new Date(now.getTime() + 8 * 3600 * 1000).toISOString().slice(0, 10);

each("[data-until]", function (element) {
  if (new Date(element.getAttribute("data-until")) > now) { return; }
  var tag = element.querySelector(".tag"), mark = document.createElement("span");
  element.className += " is-over";
  mark.className = "tag tag--over";
  mark.textContent = hant(element) ? "已結束" : "已结束";
  if (tag) { tag.parentNode.insertBefore(mark, tag.nextSibling); }
});
each("[data-day]", function (element) {
  if (element.getAttribute("data-day") !== china) { return; }
  element.className += " is-today";
  (element.querySelector("a") || element).setAttribute("aria-current", "date");
  var word = element.querySelector(".week__w");
  if (word) { word.textContent = "今天"; }
});
