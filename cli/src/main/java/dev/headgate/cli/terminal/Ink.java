package dev.headgate.cli.terminal;

import java.net.URI;
import java.util.regex.Pattern;

/** Colours of the terminal that can be read on a light and on a dark background, or none at all. */
public enum Ink {
    NONE,
    ANSI;

    private static final String ESCAPE = "\u001b";
    private static final Pattern UNSEEN = Pattern.compile("\u001b(\\[[0-9;]*m|]8;;[^\u001b]*\u001b\\\\)");

    /** The columns that a text takes: what colours it takes none. */
    public static int lengthOf(String text) {
        return UNSEEN.matcher(text).replaceAll("").length();
    }

    public String blue(String text) {
        return colored("38;5;33", text);
    }

    public String green(String text) {
        return colored("38;5;35", text);
    }

    /** For what went wrong. */
    public String red(String text) {
        return colored("1;38;5;167", text);
    }

    /** For what a person should look at. */
    public String orange(String text) {
        return colored("1;38;5;172", text);
    }

    public String grey(String text) {
        return colored("38;5;244", text);
    }

    public String bold(String text) {
        return colored("1", text);
    }

    /** Text that terminals which can will open. */
    public String link(URI url) {
        return this == NONE
                ? url.toString()
                : ESCAPE + "]8;;" + url + ESCAPE + "\\" + orange(url.toString()) + ESCAPE + "]8;;" + ESCAPE + "\\";
    }

    private String colored(String code, String text) {
        return this == NONE || text.isEmpty() ? text : ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m";
    }
}
