package dev.headgate.config.window;

import java.util.Locale;

/** What becomes of a release that meets a closed window. */
public enum Outside {
    /** It waits until the window opens. */
    WAIT,
    /** It is refused, and somebody starts it again. */
    REFUSE;

    /** As headgate.yaml writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
