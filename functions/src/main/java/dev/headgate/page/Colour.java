package dev.headgate.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The colours of all that is drawn for a browser, each for a light and for a dark ground. */
public enum Colour {
    GROUND("#f4f5f7", "#0e1115"),
    SURFACE("#ffffff", "#171b20"),
    INK("#16191d", "#e8ebef"),
    QUIET("#59636e", "#9aa5b1"),
    LINE("#dfe3e8", "#2b323a"),
    SOFT("#f4f5f7", "#1e242b"),
    BLUE("#3568d4", "#77a3f5"),
    BLUE_SOFT("#c9d8f5", "#2b4470"),
    GREEN("#147a4d", "#55c893"),
    GREEN_SOFT("#e7f5ee", "#14291f"),
    RED("#b42f2f", "#f28b8b"),
    RED_SOFT("#fcecec", "#311a1b"),
    AMBER("#8a5a00", "#e5b658"),
    AMBER_SOFT("#fdf3dc", "#2c2413"),
    VIOLET("#8250df", "#ab7df8");

    private final String onLight;
    private final String onDark;

    Colour(String onLight, String onDark) {
        this.onLight = onLight;
        this.onDark = onDark;
    }

    /** As a style sheet writes it. */
    public String shade(boolean dark) {
        return dark ? onDark : onLight;
    }

    /** As a style sheet's names are written: {@code green-soft}. */
    public String styleName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Sets a style sheet's variables, {@code --green-soft} and the others. */
    static String variables(boolean dark, List<Colour> colours) {
        return colours.stream()
                .map(it -> "--" + it.styleName() + ":" + it.shade(dark))
                .collect(Collectors.joining(";"));
    }
}
