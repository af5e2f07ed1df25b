(function () {
  "use strict";
  var form = document.getElementById("zeef");
  var tip = document.getElementById("tip");
  var findings = Array.from(document.querySelectorAll(".bevinding"));
  var spots = Array.from(document.querySelectorAll(".plek, .criterium"));
  var texts = null;

  function wanted() {
    var data = new FormData(form);
    return {
      ernst: data.get("ernst"), eigenaar: data.get("eigenaar"), uitstroom: data.get("uitstroom"),
      kerntaak: data.get("kerntaak"), tekst: data.get("tekst").trim().toLowerCase()
    };
  }

  function fits(element, index, want) {
    var keys = ["ernst", "eigenaar", "uitstroom", "kerntaak"];
    for (var i = 0; i < keys.length; i += 1) {
      if (want[keys[i]] && element.dataset[keys[i]] !== want[keys[i]]) { return false; }
    }
    return !want.tekst || texts[index].indexOf(want.tekst) >= 0;
  }

  function sift() {
    var want = wanted(), shown = 0;
    if (want.tekst && !texts) {
      texts = findings.map(function (element) {
        return (element.textContent + " " + element.closest(".plek").querySelector("h4").textContent).toLowerCase();
      });
    }
    findings.forEach(function (element, index) {
      var fit = fits(element, index, want);
      if (element.hidden === fit) { element.hidden = !fit; }
      shown += fit ? 1 : 0;
    });
    spots.forEach(function (spot) { spot.hidden = !spot.querySelector(".bevinding:not([hidden])"); });
    document.getElementById("geteld").textContent = shown === findings.length
      ? "Alle " + shown + " bevindingen" : shown + " van " + findings.length + " bevindingen";
  }

  function openUp(element) {
    for (var up = element; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") { up.open = true; }
    }
  }

  function land() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) { return; }
    if (form && (target.hidden || target.closest("[hidden]"))) { form.reset(); sift(); }
    openUp(target);
    document.querySelectorAll(".doel").forEach(function (old) { old.classList.remove("doel"); });
    if (target.classList.contains("bevinding")) { target.classList.add("doel"); }
    target.scrollIntoView();
    if (target.hasAttribute("tabindex")) { target.focus({ preventScroll: true }); }
  }

  function today() {
    var now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map(function (part) { return String(part).padStart(2, "0"); }).join("-");
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

  function waiver(button) {
    var article = button.closest(".bevinding");
    var words = {
      VINGERAFDRUK: button.dataset.vingerafdruk, CODE: button.dataset.code, DATUM: today(),
      REGEL: article.querySelector("summary bdi").textContent, BERICHT: article.querySelector(".tekst").textContent
    };
    var entry = document.getElementById("uitzondering").innerHTML
      .replace(/[A-Z]{4,}/g, function (name) { return name in words ? words[name] : name; });
    var label = button.textContent;
    copy(entry).then(function () { button.textContent = "Gekopieerd"; }, function () { button.textContent = "Kopiëren lukte niet"; })
      .then(function () { setTimeout(function () { button.textContent = label; }, 2000); });
  }

  function explain(details) {
    var source = document.querySelector("#" + details.dataset.regel + " .inhoud-regel");
    if (!details.open || !source || details.querySelector("div")) { return; }
    var copyOf = document.createElement("div");
    Array.from(source.childNodes).forEach(function (node) { copyOf.append(node.cloneNode(true)); });
    details.querySelector("p").replaceWith(copyOf);
  }

  function hint(cell) {
    var row = cell.closest("tr").querySelector("th bdi").textContent.trim();
    var head = document.createElement("p");
    head.textContent = row + " · " + cell.querySelector(".weg").textContent.trim();
    tip.replaceChildren(head);
    var finding = cell.dataset.bevinding && document.getElementById(cell.dataset.bevinding);
    if (finding) { tip.append(finding.querySelector(".bericht").cloneNode(true)); }
    var detail = cell.dataset.detail && document.getElementById(cell.dataset.detail);
    if (detail) { Array.from(detail.childNodes).forEach(function (node) { tip.append(node.cloneNode(true)); }); }
    tip.hidden = false;
    var box = cell.getBoundingClientRect(), own = tip.getBoundingClientRect();
    var below = box.bottom + 8 + own.height < window.innerHeight;
    tip.style.left = Math.max(8, Math.min(box.left, window.innerWidth - own.width - 8)) + "px";
    tip.style.top = Math.max(8, below ? box.bottom + 8 : box.top - own.height - 8) + "px";
  }

  function walk(table, event) {
    var steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    var step = steps[event.key], cell = event.target.closest("td");
    if (!step || !cell) { return; }
    event.preventDefault();
    var rows = Array.from(table.rows), x = cell.cellIndex, y = cell.parentElement.rowIndex;
    for (x += step[0], y += step[1]; rows[y] && x > 0 && x < 30; x += step[0], y += step[1]) {
      var next = rows[y].cells[x] && rows[y].cells[x].querySelector("a");
      if (next) {
        event.target.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
        return;
      }
    }
  }

  document.querySelectorAll("table.matrix").forEach(function (table) {
    Array.from(table.querySelectorAll("tbody a")).slice(1).forEach(function (link) { link.tabIndex = -1; });
    table.addEventListener("keydown", function (event) { walk(table, event); });
  });
  ["mouseover", "focusin"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var cell = event.target.closest(".matrix a");
      if (cell) { hint(cell); } else { tip.hidden = true; }
    });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { tip.hidden = true; } });
  document.addEventListener("scroll", function () { tip.hidden = true; }, { passive: true });
  document.addEventListener("click", function (event) {
    if (event.target.matches(".kopieer")) { waiver(event.target); }
    var link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) { land(); }
  });
  document.addEventListener("toggle", function (event) {
    if (event.target.matches(".uitleg")) { explain(event.target); }
  }, true);
  document.querySelectorAll(".kopieer").forEach(function (button) { button.hidden = false; });
  document.querySelectorAll(".letters").forEach(function (letters) { letters.open = window.innerWidth > 640; });
  if (form) {
    var waiting = 0;
    form.hidden = false;
    form.addEventListener("input", function () { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(sift); });
    form.addEventListener("reset", function () { setTimeout(sift); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    sift();
  }
  if (window.IntersectionObserver) {
    var spy = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        var link = document.querySelector(".inhoud a[href='#" + entry.target.id + "']");
        if (!link) { return; }
        if (entry.isIntersecting) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
      });
    }, { rootMargin: "-20% 0px -75% 0px" });
    document.querySelectorAll("main > section").forEach(function (section) { spy.observe(section); });
  }
  window.addEventListener("hashchange", land);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details.uitschieters, details.letters").forEach(function (part) { part.open = true; });
  });
  land();
})();
