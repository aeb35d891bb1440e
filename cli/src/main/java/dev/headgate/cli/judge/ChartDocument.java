package dev.headgate.cli.judge;

import dev.headgate.page.Colour;
import dev.headgate.page.Html;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A drawing as a document of its own, with its style.
 *
 * <p>Its colours stand in it as they are: viewers of pictures do not know a style sheet's variables as browsers do.
 */
record ChartDocument(int width, int height, String title, String description) {

    private static final String SHAPES = """
            .title{font-size:17px;font-weight:600}
            .head{font-weight:600}
            path{fill:none;stroke-width:1;stroke-linejoin:round}
            .thin{stroke-width:1.5}
            .line{stroke-width:2;stroke-linecap:round}
            .dashed{stroke-dasharray:5 4}
            .line.dashed{stroke-dasharray:5 6}
            .dotted{stroke-dasharray:2 3}
            .line.dotted{stroke-width:2.5;stroke-dasharray:.1 5}
            .line.alone{stroke-width:5;stroke-dasharray:none}
            """;

    private static final Html STYLE = Html.of("<style>\ntext{font:12px system-ui,sans-serif}\n" + SHAPES
            + colours(false) + "@media (prefers-color-scheme: dark){\n" + colours(true) + "}\n</style>");

    /** As SVG. */
    String of(Html content) {
        return Html.of("""
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="img">
                        <title>{}</title>
                        <desc>{}</desc>
                        {}
                        <rect class="paper" width="{}" height="{}"></rect>
                        {}
                        </svg>
                        """, width, height, width, height, title, description, STYLE, width, height, content)
                .toString();
    }

    private static String colours(boolean dark) {
        String lines = Stream.of(Colour.INK, Colour.RED, Colour.AMBER, Colour.GREEN, Colour.BLUE, Colour.VIOLET)
                .map(it -> "." + it.styleName() + "{stroke:" + it.shade(dark) + "}")
                .collect(Collectors.joining("\n"));
        return """
                text{fill:%s}
                .faint{fill:%s}
                .paper{fill:%s}
                .grid{stroke:%s}
                .axis{stroke:%s}
                .band{fill:%s;fill-opacity:.2}
                %s
                """.formatted(
                        Colour.INK.shade(dark),
                        Colour.QUIET.shade(dark),
                        Colour.SURFACE.shade(dark),
                        Colour.LINE.shade(dark),
                        Colour.QUIET.shade(dark),
                        Colour.VIOLET.shade(dark),
                        lines);
    }
}
