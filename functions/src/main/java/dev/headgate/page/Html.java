package dev.headgate.page;

import dev.headgate.text.PlainLine;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Markup that is safe to send: whatever is data in it has been escaped.
 *
 * <p>There is no other way into it for text than {@link #of} and {@link #text}, so a value can not be forgotten. Written
 * by hand because a template engine would cost the function more to start than the page costs to render.
 */
public final class Html {

    public static final Html NOTHING = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /**
     * Markup with each {@code {}} replaced by the next value: {@link Html} as it is, everything else as escaped text.
     * A placeholder stands for text or for the whole of a quoted attribute, never for a name, a URL or a script.
     *
     * @throws IllegalArgumentException when placeholders and values differ in number
     */
    public static Html of(String template, Object... values) {
        String[] parts = template.split("\\{\\}", -1);
        if (parts.length != values.length + 1) {
            throw new IllegalArgumentException(
                    (parts.length - 1) + " placeholders for " + values.length + " values in: " + template);
        }
        StringBuilder markup = new StringBuilder(parts[0]);
        for (int i = 0; i < values.length; i++) {
            markup.append(values[i] instanceof Html html ? html.markup : escape(String.valueOf(values[i])));
            markup.append(parts[i + 1]);
        }
        return new Html(markup.toString());
    }

    /** Data, for an element's content or for a quoted attribute. */
    public static Html text(String data) {
        return new Html(escape(data));
    }

    /** One after the other, each on a line of its own. */
    public static Html join(Collection<Html> parts) {
        return new Html(parts.stream().map(Html::toString).collect(Collectors.joining("\n")));
    }

    @Override
    public String toString() {
        return markup;
    }

    private static String escape(String data) {
        StringBuilder escaped = new StringBuilder(data.length() + 16);
        data.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.appendCodePoint(c);
                default -> escaped.appendCodePoint(PlainLine.isSeen(c) ? c : '\ufffd');
            }
        });
        return escaped.toString();
    }
}
