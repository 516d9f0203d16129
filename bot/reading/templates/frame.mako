<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="referrer" content="no-referrer">
  <title>${word("reading.title.page", title=title)}</title>
  <link rel="icon" href="${places.icon}" type="image/svg+xml">
  <link rel="stylesheet" href="${places.style}">
</head>
<body>
  <a class="skip" href="#page-main">${say("reading.skip")}</a>

  <header class="banner">
    <div class="column banner-row">
      <p class="name"><img src="${places.icon}" alt="" width="32" height="32"> ${say("reading.product")}</p>
      <nav aria-label="${word("reading.menu")}">
        <ul>
% for target, key in ((answers_page, "reading.to.answers"), (accessibility_page, "reading.to.accessibility")):
          <li><a href="${places.pages[target]}"${current(target)}>${say(key)}</a></li>
% endfor
% if places.chat:
          <li><a href="${places.chat}">${say("reading.to.chat")}</a></li>
% endif
          <li><a href="${places.pages[other]}" lang="${other.language}" hreflang="${other.language}">${"English" if other.language == "en" else "日本語"}</a></li>
        </ul>
      </nav>
    </div>
  </header>

  <main id="page-main" class="column" tabindex="-1">
    ${next.body()}
  </main>

  <footer class="column">
    <p>${say("reading.edition", document=edition.document.get(language), label=edition.label.get(language))} ${say("reading.caution")}</p>
  </footer>
</body>
</html>
<%def name="current(target)">\
% if target == page and not query:
 aria-current="page"\
% endif
</%def>
