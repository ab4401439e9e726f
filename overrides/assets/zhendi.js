// What a page gains where scripts run: copying its address, 已结束 by the reader's clock, a menu that closes. ES5.
(function (root) {
  "use strict";
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }
  function hant(element) { return (element.closest ? element.closest("[lang]") : root).lang === "zh-Hant"; }

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

  function copied(button) {
    var label = button.querySelector("span"), before = label.textContent, box = document.createElement("textarea");
    box.value = button.getAttribute("data-copy");
    box.style.position = "fixed";
    box.style.opacity = "0";
    document.body.appendChild(box);
    box.select();
    if (document.execCommand("copy")) { label.textContent = button.getAttribute("data-copied"); }
    document.body.removeChild(box);
    button.focus();
    setTimeout(function () { label.textContent = before; }, 4000);
  }
  each("[data-copy]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { copied(button); });
  });

  document.addEventListener("click", function (event) {
    each("details.menu[open]", function (menu) { if (!menu.contains(event.target)) { menu.open = false; } });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    each("details.menu[open]", function (menu) { menu.open = false; menu.firstElementChild.focus(); });
  });
})(document.documentElement);
