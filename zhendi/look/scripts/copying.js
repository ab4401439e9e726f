// Copying a text to the clipboard, where old browsers too can.
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
