// Handing a page on by the phone's own sheet, where it has one; the share image, fetched when somebody wants to see it.
each("[data-send]", function (button) {
  if (!navigator.share) { return; }
  button.hidden = false;
  button.addEventListener("click", function () {
    var told = { title: button.getAttribute("data-title"), text: button.getAttribute("data-text"), url: button.getAttribute("data-send") };
    navigator.share(told).then(null, function () { return; });
  });
});
each("[data-shows]", function (details) {
  details.addEventListener("toggle", function () {
    if (!details.open || details.querySelector("img")) { return; }
    var image = document.createElement("img"), box = details.querySelector("div");
    image.width = 1200;
    image.height = 630;
    image.alt = details.getAttribute("data-alt");
    image.src = details.getAttribute("data-shows");
    box.insertBefore(image, box.firstChild);
  });
});
