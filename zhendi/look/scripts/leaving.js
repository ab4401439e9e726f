// Before a link leaves the site: a word about where it goes, and a way to stay. Whoever opens it elsewhere knows what he does.
var leave = document.getElementById("leave"), left = null;
function inLeave(name) { return leave.querySelector("[data-leave=" + name + "]"); }
function askLeave(link) {
  left = link;
  inLeave("host").textContent = link.getAttribute("data-to");
  inLeave("go").href = link.href;
  leave.hidden = false;
  leave.focus();
}
function stay() {
  leave.hidden = true;
  left.focus();
}
if (leave) {
  each("a[data-to]", function (link) {
    link.addEventListener("click", function (event) {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      askLeave(link);
    });
  });
  inLeave("stay").addEventListener("click", stay);
  inLeave("go").addEventListener("click", function () { leave.hidden = true; });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape" && !leave.hidden) { stay(); } });
}
