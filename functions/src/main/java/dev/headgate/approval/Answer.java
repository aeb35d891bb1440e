package dev.headgate.approval;

import dev.headgate.deployment.GateDecision.Decided;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an approver filled in, right or wrong.
 *
 * @param typedEnvironment the environment's name, typed: a mail scanner that submits forms does not know it
 * @param shown the digest of the question as it was on the page that was filled in
 */
public record Answer(Optional<Decided> decision, String comment, String typedEnvironment, String shown) {

    /** The longest comment, in UTF-16 code units, as a browser counts them. */
    public static final int LONGEST_COMMENT = 500;

    /** Nothing filled in. */
    public static final Answer NONE = new Answer(Optional.empty(), "", "", "");

    /** What can be wrong with an answer. */
    public enum Fault {
        /** It answers another question than the one that stands. */
        QUESTION_CHANGED,
        NOTHING_CHOSEN,
        /** Separation of duties leaves this approver the rejection only. */
        MAY_NOT_APPROVE,
        COMMENT_MISSING,
        COMMENT_TOO_LONG,
        ENVIRONMENT_DIFFERS
    }

    public Answer {
        // A browser sends line breaks as CR LF, and counted them as one character each.
        comment = comment.replace("\r\n", "\n").strip();
        typedEnvironment = typedEnvironment.strip();
    }

    /** Everything that is wrong with it as an approver's answer to a question; empty when it counts. */
    public Set<Fault> faultsFor(Approver approver, Question question) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (!shown.equals(question.digest())) {
            faults.add(Fault.QUESTION_CHANGED);
        }
        if (decision.isEmpty()) {
            faults.add(Fault.NOTHING_CHOSEN);
        }
        if (is(Decided.APPROVED) && !approver.mayApprove()) {
            faults.add(Fault.MAY_NOT_APPROVE);
        }
        if (is(Decided.REJECTED) && comment.isEmpty()) {
            faults.add(Fault.COMMENT_MISSING);
        }
        if (comment.length() > LONGEST_COMMENT) {
            faults.add(Fault.COMMENT_TOO_LONG);
        }
        if (!typedEnvironment.equals(question.environment())) {
            faults.add(Fault.ENVIRONMENT_DIFFERS);
        }
        return faults;
    }

    public boolean is(Decided decided) {
        return decision.filter(decided::equals).isPresent();
    }
}
