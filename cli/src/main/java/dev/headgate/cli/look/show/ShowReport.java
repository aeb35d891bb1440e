package dev.headgate.cli.look.show;

import dev.headgate.analysis.Forecast;
import dev.headgate.approval.Approval;
import dev.headgate.approval.JudgeEvidence;
import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a deployment; its members are those of {@code show --json}.
 *
 * @param outcome absent while it is under way
 * @param why it ended so; absent while it is under way
 * @param serving what serves since then, in words
 * @param held by what it could go on without, as an operator's pause; absent where it is not
 * @param timeline oldest first
 * @param troubles that stood at the last look, by name
 * @param next what whoever reads it should do, one step after the other
 */
record ShowReport(
        Instant at,
        String deployment,
        What what,
        Where where,
        Optional<Outcome> outcome,
        Optional<String> why,
        Optional<String> serving,
        Optional<String> held,
        List<Event> timeline,
        Optional<Judge> judge,
        List<Decision> decisions,
        List<Mail> mails,
        List<String> troubles,
        List<String> links,
        List<Step> next) {

    ShowReport {
        timeline = List.copyOf(timeline);
        decisions = List.copyOf(decisions);
        mails = List.copyOf(mails);
        troubles = List.copyOf(troubles);
        links = List.copyOf(links);
        next = List.copyOf(next);
    }

    /** What was asked for, and by whom. */
    record What(
            String release,
            String service,
            String image,
            String digest,
            boolean rollback,
            String requestedBy,
            Instant requestedAt,
            String reason,
            Optional<String> commit,
            Optional<String> author,
            Optional<String> override) {}

    /**
     * Where it is to be.
     *
     * @param backend who moves the traffic
     */
    record Where(String environment, String account, String region, String cluster, String service, String backend) {}

    /**
     * Something that was seen, asked for or said.
     *
     * @param by whoever did it, where that was a person
     */
    record Event(Instant at, String what, Optional<String> by, Optional<String> detail) {

        static Event of(Instant at, String what) {
            return new Event(at, what, Optional.empty(), Optional.empty());
        }

        static Event of(Instant at, String what, String detail) {
            return new Event(at, what, Optional.empty(), Optional.of(detail));
        }
    }

    /**
     * The canary judge.
     *
     * @param forecast what it could find at the traffic before
     * @param verdict and all that follows: absent before it has looked
     * @param minutes what it had seen when people were asked because it could not tell
     */
    record Judge(
            Optional<Forecast> forecast,
            Optional<String> verdict,
            Optional<String> reason,
            Optional<String> evidence,
            List<String> warnings,
            Optional<Instant> at,
            Optional<JudgeEvidence> minutes) {
        Judge {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * What somebody decided at a gate.
     *
     * @param counts false where what they were shown has changed since
     */
    record Decision(
            Gate.Before gate,
            GateDecision.Decided decided,
            String by,
            Optional<String> comment,
            Instant at,
            boolean counts) {}

    /** What an approver was mailed. */
    record Mail(Gate.Before gate, String approver, Approval.Mail mail) {}
}
