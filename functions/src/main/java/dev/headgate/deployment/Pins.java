package dev.headgate.deployment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What approvers were shown: the revision that green is copied from, and what it would replace. Nothing else is started.
 *
 * @param template ARN of the task definition that green is copied from; the release's image takes the place of its own
 * @param serving ARN of the task definition that serves
 * @param round counts the questions, from 1: an answer to an earlier one does not count
 * @param since what has changed since the question before this one
 * @param lapsed approvals that do not count any more, in their order
 */
public record Pins(String template, String serving, int round, Optional<String> since, List<Lapsed> lapsed) {

    /** Whoever registers or deploys again and again is not outwaited by asking people again and again. */
    private static final int MOST_LAPSES = 3;

    /** Approvals of one question, and what changed after they were given. */
    public record Lapsed(List<GateDecision> decisions, String why, Instant at) {
        public Lapsed {
            decisions = List.copyOf(decisions);
        }
    }

    public Pins {
        lapsed = List.copyOf(lapsed);
    }

    static Pins first(String template, String serving) {
        return new Pins(template, serving, 1, Optional.empty(), List.of());
    }

    /**
     * The same where nothing has changed; else another round.
     *
     * @param given approvals that then do not count any more
     */
    Pins renewed(String nowTemplate, String nowServing, List<GateDecision> given, Instant at) {
        List<String> changes = new ArrayList<>();
        if (!nowTemplate.equals(template)) {
            changes.add(name(nowTemplate) + " is the newest revision, not " + name(template));
        }
        if (!nowServing.equals(serving)) {
            changes.add(name(nowServing) + " serves, not " + name(serving));
        }
        if (changes.isEmpty()) {
            return this;
        }
        String why = "now " + String.join(", and ", changes);
        List<Lapsed> all = new ArrayList<>(lapsed);
        if (!given.isEmpty()) {
            all.add(new Lapsed(given, why, at));
        }
        return new Pins(nowTemplate, nowServing, round + 1, Optional.of(why), all);
    }

    /** Why nobody is asked once more; empty while it is worth it. */
    public Optional<Fault> exhausted() {
        return lapsed.size() < MOST_LAPSES
                ? Optional.empty()
                : Optional.of(new Fault(
                        Fault.Fact.APPROVAL,
                        "it was approved " + lapsed.size()
                                + " times, and each time something had changed before it could start (last: "
                                + lapsed.getLast().why() + ")",
                        "find out who registers or deploys here besides Headgate, and release again"));
    }

    /** {@code family:revision} of an ARN. */
    private static String name(String taskDefinition) {
        return taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
    }
}
