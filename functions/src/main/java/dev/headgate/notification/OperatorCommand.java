package dev.headgate.notification;

import dev.headgate.deployment.Deployment;
import dev.headgate.release.Release;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an operator pastes on the command line: the same as {@link OperatorInput}, in one line of a shell. */
final class OperatorCommand {

    /** Nothing in it means anything to a shell. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.@:+=/-]+");

    private OperatorCommand() {}

    static String again(Deployment deployment) {
        Release release = deployment.plan().release();
        return release.rollback() ? rollback(deployment) : release(deployment);
    }

    static String rollback(Deployment deployment) {
        return line(
                "rollback",
                deployment.plan().release().service(),
                deployment.plan().environment().name());
    }

    static String overriding(Deployment deployment) {
        return release(deployment) + " --override \"...\"";
    }

    static String recover(Deployment deployment) {
        return line("recover", deployment.id());
    }

    static String settle(Deployment deployment) {
        return line("settle", deployment.id()) + " --reason \"...\"";
    }

    private static String release(Deployment deployment) {
        Release release = deployment.plan().release();
        return line(
                "release",
                release.service(),
                "--image",
                release.image().digest(),
                "--to",
                deployment.plan().environment().name(),
                "--reason",
                "Again after " + deployment.id());
    }

    private static String line(String... words) {
        return Arrays.stream(words).map(OperatorCommand::quoted).collect(Collectors.joining(" ", "./headgate ", ""));
    }

    /** Whoever starts an execution by hand gives it a name, and a deployment that. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
