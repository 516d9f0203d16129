<%def name="text(words)">
% for block in blocks(words):
% if block.is_list:
        <ul>
% for line in block.lines:
          <li>${line}</li>
% endfor
        </ul>
% else:
        <p>${block.lines[0]}</p>
% endif
% endfor
</%def>

<%def name="cited(words)">
        <p class="source">
% if brochure:
          <a href="${brochure}">${show(words)}</a>
% else:
          ${show(words)}
% endif
        </p>
</%def>

<%def name="entry(entry)">
      <div class="entry">
        <h3 id="${entry.id}" tabindex="-1">${show(entry.question)}</h3>
        ${text(entry.text)}
        ${cited(entry.source)}
% if entry.related:
        <p class="label">${say("reading.related")}</p>
        <ul class="related">
% for id, question in entry.related:
          <li><a href="${"" if id in listed else places.pages[answers_page]}#${id}">${show(question)}</a></li>
% endfor
        </ul>
% endif
      </div>
</%def>

<%def name="back()">
% if not query:
      <p class="back"><a href="#page-contents">${say("reading.to.contents")}</a></p>
% endif
</%def>

<%def name="rate_table()">
    <section aria-labelledby="page-rates">
      <h2 id="page-rates" tabindex="-1">${say("reading.rates")}</h2>
      <div class="table-scroll" role="region" aria-labelledby="page-rates-caption" tabindex="0">
        <table>
          <caption id="page-rates-caption">${say("reading.rates.caption")}</caption>
          <thead>
            <tr>
% for name in rates[0]:
              <th scope="col">${show(name)}</th>
% endfor
            </tr>
          </thead>
          <tbody>
% for row in rates[1:]:
            <tr>
              <th scope="row">${row[0]}</th>
% for value in row[1:]:
              <td>${value}</td>
% endfor
            </tr>
% endfor
          </tbody>
        </table>
      </div>
      ${cited(rates_source)}
      ${back()}
    </section>
</%def>

<%def name="contacts()">
    <section aria-labelledby="page-contacts">
      <h2 id="page-contacts" tabindex="-1">${say("reading.contacts")}</h2>
% for role, desk in desks:
      <h3>${show(role)}</h3>
      <dl>
        <div><dt>${say("reading.contact.name")}</dt><dd>${show(desk.name.get(language))}</dd></div>
        <div><dt>${say("reading.contact.phone")}</dt><dd><a href="tel:${desk.phone}">${desk.phone}</a></dd></div>
        <div><dt>${say("reading.contact.hours")}</dt><dd>${show(desk.hours.get(language))}</dd></div>
        <div><dt>${say("reading.contact.address")}</dt><dd>${show(desk.address.get(language))}</dd></div>
      </dl>
% endfor
      ${cited(contacts_source)}
      ${back()}
    </section>
</%def>
