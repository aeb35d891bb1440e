package dev.headgate.cli.look.show;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something to do.
 *
 * @param paste what is to be pasted somewhere, whole: a command, or an execution's input
 */
record Step(String say, Optional<String> paste) {

    /** The input that a sentence ends with, or a command of the AWS CLI. */
    private static final Pattern PASTED = Pattern.compile("(?<say>.+?):? (?<paste>(\\{.*}|aws [a-z].*))");

    /** A sentence that may end with what is to be pasted. */
    static Step of(String sentence) {
        Matcher parts = PASTED.matcher(sentence);
        return parts.matches()
                ? new Step(parts.group("say") + ":", Optional.of(parts.group("paste")))
                : new Step(sentence, Optional.empty());
    }

    static Step of(String say, String paste) {
        return new Step(say, Optional.of(paste));
    }
}
