<%inherit file="frame.mako"/>
<%namespace name="parts" file="parts.mako"/>
    <h1>${say("accessibility.title")}</h1>
    <p>${say("accessibility.intro")}</p>
% for part in statement:
    <section aria-labelledby="page-${part}">
      <h2 id="page-${part}">${say(f"accessibility.{part}")}</h2>
      ${parts.text(word(f"accessibility.{part}.text"))}
    </section>
% endfor
    <p class="small">${say("accessibility.date")}</p>
