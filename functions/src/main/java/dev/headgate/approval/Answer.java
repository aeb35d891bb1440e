package dev.headgate.approval;

import dev.headgate.deployment.GateDecision.Decided;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an approver filled in, right or wrong.
 *
 * @param typedEnvironment the environment's name, typed: a mail scanner that submits forms does not know it
 */
public record Answer(Optional<Decided> decision, String comment, String typedEnvironment) {

    /** The longest comment, in UTF-16 code units, as a browser counts them. */
    public static final int LONGEST_COMMENT = 500;

    /** Nothing filled in. */
    public static final Answer NONE = new Answer(Optional.empty(), "", "");

    /** What can be wrong with an answer. */
    public enum Fault {
        NOTHING_CHOSEN,
        COMMENT_MISSING,
        COMMENT_TOO_LONG,
        ENVIRONMENT_DIFFERS
    }

    public Answer {
        // A browser sends line breaks as CR LF, and counted them as one character each.
        comment = comment.replace("\r\n", "\n").strip();
        typedEnvironment = typedEnvironment.strip();
    }

    /** Everything that is wrong with it as an answer for this environment; empty when it counts. */
    Set<Fault> faultsFor(String environment) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (decision.isEmpty()) {
            faults.add(Fault.NOTHING_CHOSEN);
        }
        if (decision.filter(Decided.REJECTED::equals).isPresent() && comment.isEmpty()) {
            faults.add(Fault.COMMENT_MISSING);
        }
        if (comment.length() > LONGEST_COMMENT) {
            faults.add(Fault.COMMENT_TOO_LONG);
        }
        if (!typedEnvironment.equals(environment)) {
            faults.add(Fault.ENVIRONMENT_DIFFERS);
        }
        return faults;
    }
}
