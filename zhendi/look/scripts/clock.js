// 已结束 and 今天 by the reader's clock.
// A demonstration stands still at its own moment; any other page goes by the reader's clock.
var frozen = root.getAttribute("data-clock");
var now = frozen ? new Date(frozen) : new Date();

each("[data-until]", function (element) {
  if (new Date(element.getAttribute("data-until")) > now) { return; }
  var tag = element.querySelector(".tag"), mark = document.createElement("span");
  element.className += " is-over";
  mark.className = "tag tag--over";
  mark.textContent = hant(element) ? "已結束" : "已结束";
  if (tag) { tag.parentNode.insertBefore(mark, tag.nextSibling); }
});
// Days that are today or tomorrow are called so; the words stand with the list that they are in.
function chinaDay(ahead) { return new Date(now.getTime() + (8 + 24 * ahead) * 3600 * 1000).toISOString().slice(0, 10); }
function callDay(element, name) {
  var list = element.parentNode, word = element.querySelector("[data-word]");
  if (word && list.hasAttribute(name)) { word.textContent = list.getAttribute(name); }
}
each("[data-day]", function (element) {
  var day = element.getAttribute("data-day");
  if (day === chinaDay(1)) { callDay(element, "data-tomorrow"); }
  if (day !== chinaDay(0)) { return; }
  element.className += " is-today";
  callDay(element, "data-today");
  var current = element.querySelector("[data-current]");
  if (current) { current.setAttribute("aria-current", "date"); }
  if (element.parentNode.className === "week") { (element.querySelector("a") || element).setAttribute("aria-current", "date"); }
});
