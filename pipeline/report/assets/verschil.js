(function () {
  "use strict";
  var form = document.getElementById("zeef");
  var cards = Array.from(document.querySelectorAll(".wijziging"));
  var spots = Array.from(document.querySelectorAll(".plek, .groep-uitstroom"));
  var texts = null;

  function fits(card, index, want) {
    var keys = ["gewicht", "onderwerp", "uitstroom"];
    for (var i = 0; i < keys.length; i += 1) {
      if (want[keys[i]] && card.dataset[keys[i]] !== want[keys[i]]) { return false; }
    }
    return !want.tekst || texts[index].indexOf(want.tekst) >= 0;
  }

  function sift() {
    var data = new FormData(form), shown = 0;
    var want = {
      gewicht: data.get("gewicht"), onderwerp: data.get("onderwerp"), uitstroom: data.get("uitstroom"),
      tekst: data.get("tekst").trim().toLowerCase()
    };
    if (want.tekst && !texts) {
      texts = cards.map(function (card) {
        return (card.textContent + " " + card.closest(".plek").querySelector("h4").textContent).toLowerCase();
      });
    }
    cards.forEach(function (card, index) {
      var fit = fits(card, index, want);
      card.hidden = !fit;
      shown += fit ? 1 : 0;
    });
    spots.forEach(function (spot) { spot.hidden = !spot.querySelector(".wijziging:not([hidden])"); });
    document.getElementById("geteld").textContent = shown === cards.length
      ? "Alle " + shown + " wijzigingen" : shown + " van " + cards.length + " wijzigingen";
  }

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) { return navigator.clipboard.writeText(text); }
    var area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  var button = document.getElementById("kopieer");
  button.hidden = false;
  button.addEventListener("click", function () {
    var label = button.textContent;
    copy(document.getElementById("tekst-d25").textContent)
      .then(function () { button.textContent = "Gekopieerd"; }, function () { button.textContent = "Kopiëren lukte niet"; })
      .then(function () { setTimeout(function () { button.textContent = label; }, 2000); });
  });
  if (form) {
    var waiting = 0;
    form.hidden = false;
    form.addEventListener("input", function () { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(sift); });
    form.addEventListener("reset", function () { setTimeout(sift); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    sift();
  }
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details.letters").forEach(function (part) { part.open = true; });
  });
})();
