package dev.headgate.cli.terminal;

import dev.headgate.text.Nearest;
import java.util.Collection;

/** Ends a message about an unknown word with the one that was probably meant. */
public final class DidYouMean {

    private DidYouMean() {}

    /** Empty when no known word comes near. */
    public static String word(String written, Collection<String> known) {
        return Nearest.to(written, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }
}
