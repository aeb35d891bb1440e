package dev.headgate.approval;

import dev.headgate.release.Release;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Nobody approves what they wrote or asked for themselves. */
final class SeparationOfDuties {

    /** As git writes an author: a name, and an address in angle brackets. */
    private static final Pattern NAME_AND_ADDRESS = Pattern.compile("([^<>]*)<([^<>]*)>");

    private SeparationOfDuties() {}

    /** Why an approver may not approve this release; empty when they may. */
    static Optional<String> bar(Approver approver, Release release) {
        boolean wrote = release.author().filter(it -> names(approver, it)).isPresent();
        boolean asked = names(approver, release.requestedBy());
        if (wrote && asked) {
            return Optional.of("wrote the commit and asked for the release");
        }
        if (wrote) {
            return Optional.of("wrote the commit");
        }
        return asked ? Optional.of("asked for the release") : Optional.empty();
    }

    private static boolean names(Approver approver, String someone) {
        Matcher both = NAME_AND_ADDRESS.matcher(someone.strip());
        return both.matches()
                ? Stream.of(both.group(1), both.group(2)).anyMatch(approver::mayBeCalled)
                : approver.mayBeCalled(someone);
    }
}
