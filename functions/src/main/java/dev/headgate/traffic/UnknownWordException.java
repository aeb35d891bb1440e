package dev.headgate.traffic;

import org.jspecify.annotations.Nullable;

/**
 * AWS says something that this version of Headgate does not know: what it means cannot be seen, and is not guessed at.
 *
 * <p>AWS adds states over the years; the SDK that is older than one shows it as its text only.
 */
public final class UnknownWordException extends TrafficControlException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the word.
     *
     * @param said absent where the service said nothing
     */
    public UnknownWordException(String service, @Nullable String said, String of) {
        super(service + " says " + (said == null ? "nothing" : "\"" + said + "\"") + " of " + of
                + ", which this version of Headgate does not know: look at it in the console, and update Headgate");
    }
}
