// Before the first paint: that scripts run, whether there is speech, and whether the reader wants the elder mode.
(function (root) {
  "use strict";
  var asked = /[?&]elder=([01])(&|$)/.exec(location.search), elder = asked && asked[1];
  try {
    if (elder) { localStorage.setItem("zhendi.elder", elder); } else { elder = localStorage.getItem("zhendi.elder"); }
  } catch (refused) { /* then it holds for this page */ }
  root.className += " js" + (elder === "1" ? " elder" : "") + (window.speechSynthesis ? " speaks" : "");
})(document.documentElement);
