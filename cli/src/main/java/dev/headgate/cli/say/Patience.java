package dev.headgate.cli.say;

import java.time.Duration;

/** For how long an answer is waited for. */
enum Patience {
    NONE(Duration.ZERO),
    /** What is refused is refused by then; what is not goes on for long. */
    REFUSAL(Duration.ofSeconds(8)),
    /** What is only said has its answer within seconds, but not where functions are busy or AWS is: nobody knows it before. */
    END(Duration.ofDays(3650));

    private static final Duration BRIEF = Duration.ofMillis(500);
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(5);

    private final Duration limit;

    Patience(Duration limit) {
        this.limit = limit;
    }

    boolean isOver(Duration waited) {
        return waited.compareTo(limit) >= 0;
    }

    /** Until the next look: many may follow at once what an account answers 15 times a second. */
    static Duration pause(Duration waited) {
        if (waited.compareTo(Duration.ofSeconds(10)) < 0) {
            return BRIEF;
        }
        return waited.compareTo(Duration.ofMinutes(1)) < 0 ? USUAL : LONG;
    }
}
