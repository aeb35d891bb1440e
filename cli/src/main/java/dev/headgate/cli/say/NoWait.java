package dev.headgate.cli.say;

import picocli.CommandLine.Option;

/** Whether the answer is waited for. */
final class NoWait {

    @Option(names = "--no-wait", description = "Return as soon as it is said, without an answer.")
    private boolean now;

    boolean isWanted() {
        return now;
    }

    Patience or(Patience usual) {
        return now ? Patience.NONE : usual;
    }
}
