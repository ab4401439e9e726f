// In 长辈版 a card's picture is as wide as its column, not a small square: another file fits it.
function fitCards() {
  if (elderly()) { each(".card__pic img", function (image) { image.sizes = "(min-width: 64em) 560px, 100vw"; }); }
}
each("[data-elder]", function (button) { button.addEventListener("click", fitCards); });
fitCards();
