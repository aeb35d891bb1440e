package dev.headgate.cli.doctor;

import java.util.Locale;

/** Signs at the front of each line, as the terminal can show them. */
enum Marks {
    UNICODE("✓", "✗", "○", "–", "?", "→"),
    ASCII("ok", "NO", "..", "--", "??", "->");

    private final String fine;
    private final String fault;
    private final String advice;
    private final String notApplicable;
    private final String cannotTell;
    private final String cure;

    Marks(String fine, String fault, String advice, String notApplicable, String cannotTell, String cure) {
        this.fine = fine;
        this.fault = fault;
        this.advice = advice;
        this.notApplicable = notApplicable;
        this.cannotTell = cannotTell;
        this.cure = cure;
    }

    /** @param encoding of standard output, as the JVM names it */
    static Marks in(String encoding) {
        return encoding.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8") ? UNICODE : ASCII;
    }

    String of(Result result) {
        return switch (result) {
            case Result.Fine fine -> this.fine;
            case Result.Fault fault -> this.fault;
            case Result.Advice advice -> this.advice;
            case Result.NotApplicable none -> notApplicable;
            case Result.CannotTell unknown -> cannotTell;
        };
    }

    String cure() {
        return cure;
    }
}
