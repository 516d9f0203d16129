<%inherit file="frame.mako"/>
<%namespace name="parts" file="parts.mako"/>
    <h1>${say("reading.title")}</h1>
    <p>${say("reading.intro", count=count)}</p>

% if places.searchable:
    <form role="search" method="get" accept-charset="utf-8">
      <label for="page-query">${say("reading.search")}</label>
      <div class="search-row">
        <input type="search" id="page-query" name="q" value="${query}" maxlength="${longest}" autocomplete="off" aria-describedby="page-hint">
        <button type="submit">${say("reading.search.button")}</button>
      </div>
      <p id="page-hint" class="small">${say("reading.search.hint")}</p>
    </form>
% endif

% if query:
    <section aria-labelledby="page-results">
      <h2 id="page-results">${say("reading.results", query=query, count=len(found))}</h2>
% if not found:
      <p class="notice">${say("reading.results.none")}</p>
% endif
      <p><a href="${places.pages[answers_page]}">${say("reading.results.all")}</a></p>
    </section>
% else:
    <nav class="contents" id="page-contents" aria-labelledby="page-contents-title" tabindex="-1">
      <h2 id="page-contents-title">${say("reading.contents")}</h2>
      <h3>${say("reading.by_topic")}</h3>
      <ul>
% for number, topic in enumerate(topics, 1):
        <li><a href="#page-topic-${number}">${say("reading.count", title=topic.title, count=len(topic.entries))}</a></li>
% endfor
        <li><a href="#page-rates">${say("reading.rates")}</a></li>
        <li><a href="#page-contacts">${say("reading.contacts")}</a></li>
      </ul>
      <h3>${say("reading.by_section")}</h3>
% for section in sections:
      <details>
        <summary>${say("reading.count", title=section.title, count=len(section.entries))}</summary>
        <ul>
% for entry in section.entries:
          <li><a href="#${entry.id}">${show(entry.question)}</a></li>
% endfor
        </ul>
      </details>
% endfor
    </nav>
% endif

% for number, topic in enumerate(topics, 1):
    <section aria-labelledby="page-topic-${number}">
      <h2 id="page-topic-${number}" tabindex="-1">${show(topic.title)}</h2>
% if topic.silent:
      <p class="notice">${say("reading.silent")} <a href="#page-contacts">${say("reading.contacts")}</a></p>
% endif
% for entry in topic.entries:
      ${parts.entry(entry)}
% endfor
      ${parts.back()}
    </section>
% endfor

% if not query:
    ${parts.rate_table()}
% endif
    ${parts.contacts()}
