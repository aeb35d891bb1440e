package dev.headgate.cli.judge;

import java.util.Locale;

/** Writes SVG elements; colours come from the classes of one style sheet, so that light and dark differ in one place. */
final class Svg {

    private static final String STYLE = """
            <style>
              text { font: 12px system-ui, sans-serif; fill: #1f2328 }
              .title { font-size: 17px; font-weight: 600 } .head { font-weight: 600 } .faint { fill: #59636e }
              .paper { fill: #ffffff } .grid { stroke: #d1d9e0 } .axis { stroke: #818b98 }
              .line { fill: none; stroke-width: 2; stroke-linejoin: round } .thin { fill: none; stroke-width: 1.5 }
              .dashed { stroke-dasharray: 5 4 } .dotted { stroke-dasharray: 2 3 }
              circle { fill: none; stroke-width: 2; stroke-dasharray: none !important }
              .ink { stroke: #1f2328 } .red { stroke: #cf222e } .amber { stroke: #9a6700 }
              .green { stroke: #1a7f37 } .blue { stroke: #0969da } .band { fill: #8250df; fill-opacity: .18; stroke: none }
              .violet { stroke: #8250df }
              @media (prefers-color-scheme: dark) {
                text { fill: #f0f6fc } .faint { fill: #9198a1 }
                .paper { fill: #0d1117 } .grid { stroke: #2f3742 } .axis { stroke: #656c76 }
                .ink { stroke: #f0f6fc } .red { stroke: #ff7b72 } .amber { stroke: #d29922 }
                .green { stroke: #3fb950 } .blue { stroke: #58a6ff } .band { fill: #ab7df8; fill-opacity: .25 }
                .violet { stroke: #ab7df8 }
              }
            </style>
            """;

    private final StringBuilder elements = new StringBuilder();

    void line(String styles, double x1, double y1, double x2, double y2) {
        add("<line class=\"" + styles + "\"" + at("x1", x1) + at("y1", y1) + at("x2", x2) + at("y2", y2) + "/>");
    }

    /** A path through points "x y", each preceded by M or L. */
    void path(String styles, String points) {
        if (!points.isEmpty()) {
            add("<path class=\"" + styles + "\" d=\"" + points.strip() + "\"/>");
        }
    }

    void dot(String styles, double x, double y) {
        add("<circle class=\"" + styles + "\"" + at("cx", x) + at("cy", y) + " r=\"1.2\"/>");
    }

    void rectangle(String styles, double x, double y, double width, double height) {
        add("<rect class=\"" + styles + "\"" + at("x", x) + at("y", y) + at("width", width) + at("height", height)
                + "/>");
    }

    void text(String styles, String anchor, double x, double y, String text) {
        String attributes = " text-anchor=\"" + anchor + "\"" + at("x", x) + at("y", y);
        add("<text class=\"" + styles + "\"" + attributes + ">" + escaped(text) + "</text>");
    }

    /** The whole document. */
    String document(int width, int height, String title, String description) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">
                <title>%s</title>
                <desc>%s</desc>
                %s<rect class="paper" width="%d" height="%d"/>
                %s</svg>
                """.formatted(
                width, height, width, height, escaped(title), escaped(description), STYLE, width, height, elements);
    }

    private void add(String element) {
        elements.append(element).append('\n');
    }

    private static String at(String attribute, double coordinate) {
        return String.format(Locale.ROOT, " %s=\"%.1f\"", attribute, coordinate);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
