package dev.headgate.notification;

import java.util.Locale;

/** Where the runbook says what an alert means, what to look at and what to say: docs/operating.md has a section for each. */
final class Runbook {

    private Runbook() {}

    /** Its place in the repository. */
    static String of(String status) {
        return "docs/operating.md#" + status.toLowerCase(Locale.ROOT);
    }
}
