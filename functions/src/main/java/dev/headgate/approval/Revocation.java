package dev.headgate.approval;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.release.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says now of a question that was asked when it may have said something else.
 *
 * <p>It only ever takes away: whoever is not in the gate any more does not count, and of two quorums the larger one does. A
 * gate that has left the configuration still has to be opened, by those of its approvers who are known yet.
 *
 * @param gate as it is configured now
 * @param emails by approver's name, as they are configured now
 */
public record Revocation(Optional<Gate> gate, Map<String, String> emails) {

    public Revocation {
        emails = Map.copyOf(emails);
    }

    /** For a question about this service and environment. */
    public static Revocation of(Configuration now, String service, String environment, Gate.Before before) {
        return new Revocation(
                now.service(service)
                        .flatMap(it -> it.environment(environment))
                        .map(Environment::rules)
                        .flatMap(rules -> rules.gate(before)),
                now.approvers());
    }

    /** The question as it would be asked now; equal to the one that was asked when nothing of this has changed. */
    Question applied(Question asked) {
        boolean duties = asked.separationOfDuties()
                || gate.filter(Gate::separationOfDuties).isPresent();
        int required = Math.max(asked.required(), gate.map(Gate::required).orElse(1));
        return asked.askedOf(approvers(asked, duties), required, duties);
    }

    private List<Approver> approvers(Question asked, boolean duties) {
        List<String> names = gate.map(Gate::approvers)
                .orElseGet(() -> asked.approvers().stream().map(Approver::name).toList());
        Release release = asked.release();
        return names.stream()
                .filter(emails::containsKey)
                .map(name -> Approver.of(name, Optional.ofNullable(emails.get(name)), duties, release))
                .toList();
    }
}
