package dev.headgate.release;

import dev.headgate.text.Nearest;
import dev.headgate.text.PlainLine;
import dev.headgate.tree.Dialect;
import dev.headgate.tree.Fault;
import dev.headgate.tree.Faults;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What people and pipelines write, and all that is wrong in it.
 *
 * @param members of its outermost object
 */
record Request(Section members, Faults faults) {

    static final Format<String> TEXT = Format.of(
                    "a text in quotes, of 1000 characters at most",
                    "",
                    "",
                    text -> Optional.of(text).filter(it -> !it.isBlank() && it.length() <= 1000))
            .inQuotes();

    /** The only value of what says that something is meant. */
    static final Format<Boolean> TRUE = Format.of(
                    "true, or be left out",
                    "true",
                    true,
                    text -> Optional.of(true).filter(it -> text.equals("true")))
            .bare();

    static final Format<Instant> INSTANT = Format.of(
                    "a point in time such as 2026-01-31T12:00:00Z", "", Instant.EPOCH, Request::instant)
            .inQuotes();

    /** Step Functions' own way to link a nested execution to its parent. */
    private static final String STARTED_BY_EXECUTION = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

    private static final Dialect WORDS = new Dialect(
            "the input",
            "an object such as %s",
            "a list such as %s, or be left out for all",
            "\"%s\"",
            "",
            ".",
            true,
            false,
            (key, index) -> "each of \"" + key + "\"",
            Request::unknown,
            Dialect::shownAsJson);

    /** @param what it is, as in "a release" */
    static Request of(String what, Map<String, Object> input) {
        Map<String, Object> members = new LinkedHashMap<>(input);
        members.remove(STARTED_BY_EXECUTION);
        Faults faults = new Faults(WORDS);
        return new Request(Section.ofJson(members, what, "", faults), faults);
    }

    /** To be called once all is read. */
    void throwIfFaulty() {
        members.refuseUnknownKeysEverywhere();
        if (faults.count() > 0) {
            throw new InvalidReleaseException(
                    faults.all().stream().map(fault -> fault.said(": ")).toList());
        }
    }

    void fault(String problem) {
        members.fault("", problem, "");
    }

    private static Fault unknown(int line, String what, String key, Collection<String> known) {
        String within = what.substring(what.indexOf('.') + 1);
        String problem =
                PlainLine.quoted(key) + " has no place in " + (within.equals(what) ? what : "\"" + within + "\"");
        return Nearest.to(key, known)
                .map(meant -> new Fault(line, what, problem, "did you mean \"" + meant + "\"?"))
                .orElseGet(() -> new Fault(
                        line,
                        what,
                        problem + known.stream().collect(Collectors.joining("\", \"", ", which takes \"", "\"")),
                        ""));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
