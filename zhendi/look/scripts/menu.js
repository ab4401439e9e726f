// A menu that closes.
document.addEventListener("click", function (event) {
  each("details.menu[open]", function (menu) { if (!menu.contains(event.target)) { menu.open = false; } });
});
document.addEventListener("keydown", function (event) {
  if (event.key !== "Escape") { return; }
  each("details.menu[open]", function (menu) { menu.open = false; menu.firstElementChild.focus(); });
});
