package dev.headgate.approval;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drawing that may stand in the approval page as it is.
 *
 * <p>It can hold shapes and text, and nothing that loads, links, scripts or styles: the page's policy would block the
 * rest anyway. Colours come as presentation attributes, or as the page's classes {@code blue} and {@code green}.
 *
 * @param markup one {@code svg} element
 */
public record InlineSvg(String markup) {

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "path",
            "rect",
            "line",
            "polyline",
            "polygon",
            "circle",
            "ellipse",
            "text",
            "tspan",
            "title",
            "desc");

    private static final Pattern TOKEN =
            Pattern.compile("</?([A-Za-z]+)((?:\\s+[A-Za-z][A-Za-z0-9:-]*=\"[^\"<>]*+\")*+)\\s*/?>|[^<>]++");

    private static final Pattern REFUSED_ATTRIBUTE =
            Pattern.compile("\\s(?:on[a-z]*|style|(?:xlink:)?href|src)=", Pattern.CASE_INSENSITIVE);

    public InlineSvg {
        if (!markup.startsWith("<svg") || !markup.endsWith("</svg>")) {
            throw new IllegalArgumentException("a drawing is one svg element");
        }
        Matcher token = TOKEN.matcher(markup);
        int end = 0;
        while (token.find()) {
            if (token.start() != end) {
                throw new IllegalArgumentException("a drawing is well-formed markup, unlike this at character " + end);
            }
            requireHarmless(token);
            end = token.end();
        }
        if (end != markup.length()) {
            throw new IllegalArgumentException("a drawing is well-formed markup, unlike this at character " + end);
        }
    }

    private static void requireHarmless(Matcher token) {
        String element = token.group(1);
        if (element == null) {
            return;
        }
        if (!ELEMENTS.contains(element)) {
            throw new IllegalArgumentException("a drawing has no place for the element " + element);
        }
        if (REFUSED_ATTRIBUTE.matcher(token.group(2)).find()) {
            throw new IllegalArgumentException("a drawing has no place for this attribute:" + token.group(2));
        }
    }
}
