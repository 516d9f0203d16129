"""What one does on the chat page."""

from playwright.sync_api import expect


def ask(page, text):
    page.fill("#message", text)
    page.press("#message", "Enter")
    expect(page.locator("#send")).to_have_attribute("aria-disabled", "false")


def choose(page, entry):
    """Picks an entry of the menu."""
    page.locator("#menu summary").click()
    page.locator(f"#{entry}").click()


def last(page):
    return page.locator("#log > :last-child")
