package dev.headgate.release;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an operator can say to a deployment that is under way. Names are stored. */
public enum Verb {
    /** Leave this step, or end the bake, now. */
    PROMOTE,
    /** Stay here until somebody says resume: for a time, after which blue is brought back. */
    PAUSE,
    RESUME,
    /** Bring blue back. */
    ABORT;

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Verb::word).toList();
    }
}
