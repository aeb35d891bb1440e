package dev.headgate.approval;

/** What all approval pages have around their content. */
final class PageLayout {

    private static final Html MARK = Html.of("""
            <svg viewBox="0 0 20 20" aria-hidden="true"><path class="left" d="M2 3h5v14H2z"></path>\
            <path class="right" d="M13 3h5v14h-5zM9 8h2v4H9z"></path></svg>""");

    /** The style goes in as it is: its hash is what the policy allows. */
    private static final Html STYLE = Html.of("<style>" + PageStyle.CSS + "</style>");

    private PageLayout() {}

    static String of(String title, Html content) {
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
                        <main>
                        <div class="brand">{}<strong>Headgate</strong></div>
                        {}
                        </main>
                        </body>
                        </html>
                        """, title, STYLE, MARK, content).toString();
    }
}
