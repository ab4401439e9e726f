// A photo in full: opened by its link; closed by its button, Esc or the phone's Back, which leads to the page again.
function lightbox(box, links) {
  var stage = box.querySelector(".box__s"), words = box.querySelector(".box__c"), count = box.querySelector(".box__k");
  var buttons = box.querySelectorAll("button"), opener = null, at = 0, stepped = false, touch = null;

  function figure(link) {
    var held = link;
    while (held && held.nodeName !== "FIGURE") { held = held.parentNode; }
    return held || link;
  }

  // What the page shows already, until the one that fills the screen has come.
  function place(small, address) {
    var image = document.createElement("img"), large = document.createElement("img");
    var shape = small.getAttribute("width") / small.getAttribute("height");
    image.src = small.currentSrc || small.src;
    image.alt = large.alt = small.alt;
    stage.textContent = "";
    stage.appendChild(image);
    large.onload = function () { if (image.parentNode === stage) { stage.replaceChild(large, image); } };
    if (small.getAttribute("srcset")) {
      large.sizes = Math.ceil(Math.min(stage.clientWidth, stage.clientHeight * shape)) + "px";
      large.srcset = small.getAttribute("srcset");
    }
    large.src = address;
  }

  function tell(caption) {
    words.textContent = "";
    for (var node = caption && caption.firstChild; node; node = node.nextSibling) { words.appendChild(node.cloneNode(true)); }
    count.textContent = at + 1 + " / " + links.length;
  }

  function show(number) {
    at = (number + links.length) % links.length;
    var shown = figure(links[at]);
    tell(shown.querySelector("figcaption"));
    place(shown.querySelector("img"), links[at].href);
  }

  function open(link) {
    opener = link;
    box.hidden = false;
    root.className += " boxed";
    show(links.indexOf(link));
    buttons[0].focus();
    try {
      history.pushState({ photo: true }, "");
      stepped = true;
    } catch (refused) { stepped = false; }
  }

  function hide() {
    if (box.hidden) { return; }
    box.hidden = true;
    stage.textContent = "";
    root.className = root.className.replace(" boxed", "");
    opener.focus();
  }

  function close() {
    if (stepped) { history.back(); } else { hide(); }
  }

  var deeds = {
    close: close,
    back: function () { show(at - 1); },
    on: function () { show(at + 1); }
  };

  function keep(event) {
    var last = buttons[links.length > 1 ? buttons.length - 1 : 0], edge = event.shiftKey ? buttons[0] : last;
    if (document.activeElement !== edge && box.contains(document.activeElement)) { return; }
    event.preventDefault();
    (event.shiftKey ? last : buttons[0]).focus();
  }

  function near() { return !!window.visualViewport && window.visualViewport.scale > 1.05; }

  function press(event) {
    if (box.hidden) { return; }
    var deed = { Escape: "close", Esc: "close", ArrowLeft: "back", ArrowRight: "on" }[event.key];
    if (event.key === "Tab") { keep(event); } else if (deed) { deeds[deed](); }
  }

  function swipe(event) {
    var end = event.changedTouches[0], across = touch ? end.clientX - touch.x : 0;
    if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(end.clientY - touch.y)) { deeds[across > 0 ? "back" : "on"](); }
    touch = null;
  }

  each("[data-box]", function (button) { button.addEventListener("click", deeds[button.getAttribute("data-box")]); });
  box.querySelector(".box__n").hidden = links.length < 2;
  document.addEventListener("keydown", press);
  window.addEventListener("popstate", hide);
  stage.addEventListener("touchstart", function (event) {
    touch = event.touches.length === 1 && !near() ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
  });
  stage.addEventListener("touchend", swipe);
  if (window.visualViewport) {
    window.visualViewport.addEventListener("resize", function () { box.className = near() ? "box box--near" : "box"; });
  }
  links.forEach(function (link) {
    link.addEventListener("click", function (event) {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      open(link);
    });
  });
}
each(".box", function (box) { lightbox(box, Array.prototype.slice.call(document.querySelectorAll("a.zoom"))); });
