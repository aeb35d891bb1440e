package dev.headgate.cli.say;

import picocli.CommandLine.Option;

/** Whether the answer is waited for. */
final class NoWait {

    @Option(names = "--no-wait", description = "Return as soon as it is said, without an answer.")
    private boolean now;

    boolean isWanted() {
        return now;
    }

    /** Nobody can stay to the end and return at once. */
    void check(Words words, boolean watch) {
        if (now && watch) {
            words.fault("--no-wait and --watch exclude each other: keep the one that says for how long to stay");
        }
    }

    Patience or(Patience usual) {
        return now ? Patience.NONE : usual;
    }
}
