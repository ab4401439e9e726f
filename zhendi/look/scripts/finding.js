// The way to the search: `/` goes to its field, the index's head is asked for ahead, a lost address says what it may.
each("form.find, form.ask", function (form) {
  var field = form.elements.q;
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || !field.offsetParent || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.nodeName)) { return; }
    event.preventDefault();
    field.focus();
  });
  field.addEventListener("focus", function () {
    var link = document.createElement("link"), head = form.getAttribute("data-head");
    if (!head) { return; }
    link.rel = "prefetch";
    link.href = head;
    form.removeAttribute("data-head");
    document.head.appendChild(link);
  });
});

// Of an address that leads nowhere: its last name, where that is Chinese or reads as Chinese.
each("[data-guess]", function (form) {
  var path = window.location.pathname.replace(/(\/index)?(\.html)?\/?$/, ""), words = [];
  try { words = decodeURIComponent(path.slice(path.lastIndexOf("/") + 1)).split(/[-_.\s\d]+/); } catch (unreadable) { return; }
  form.elements.q.value = words.filter(function (word) {
    return /[\u4e00-\u9fff]|^(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?(?:[iu]?a(?:ng?|i|o)?|[iuv]?e(?:ng?|i|r)?|[iu]?o(?:ng|u)?|i(?:ng?|u)?|u(?:n|i)?|v))+$/.test(word);
  }).join(" ");
});
