package dev.headgate.page;

/** What all approval pages have around their content. */
final class PageLayout {

    private static final Html MARK = Html.of("""
            <svg viewBox="0 0 20 20" aria-hidden="true"><path class="left" d="M2 2h4v16H2z"></path>\
            <path class="right" d="M14 2h4v16h-4zM8 2h4v8H8z"></path></svg>""");

    /** The style goes in as it is: its hash is what the policy allows. */
    private static final Html STYLE = Html.of("<style>" + PageStyle.CSS + "</style>");

    private static final String END = """
            </main>
            </body>
            </html>
            """;

    private PageLayout() {}

    /** A page of this layout with more below its content. */
    static String with(String page, Html more) {
        return page.endsWith(END) ? page.substring(0, page.length() - END.length()) + more + "\n" + END : page;
    }

    static String of(String title, Html content) {
        return of(title, "", content);
    }

    /** With room for the form beside what it is about. */
    static String wide(String title, Html content) {
        return of(title, "wide", content);
    }

    private static String of(String title, String width, Html content) {
        return Html.of("""
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="robots" content="noindex">
                        <title>{} - Headgate</title>
                        {}
                        </head>
                        <body>
                        <main class="{}">
                        <div class="brand">{}<strong>Headgate</strong></div>
                        {}
                        """, title, STYLE, width, MARK, content) + END;
    }
}
