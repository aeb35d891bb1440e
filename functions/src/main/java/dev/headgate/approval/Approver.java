package dev.headgate.approval;

import dev.headgate.config.Gate;
import dev.headgate.config.Identifier;
import dev.headgate.release.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of those who are asked at a gate.
 *
 * @param name in headgate.yaml
 * @param email where the question is sent; empty when the configuration has lost them since the release was planned
 * @param barred why they may reject and not approve; empty for those who may do both
 */
public record Approver(String name, Optional<String> email, Optional<String> barred) {

    /**
     * The approvers of a gate, as far as this release lets them approve.
     *
     * @param emails by approver's name
     */
    static List<Approver> of(Gate gate, Map<String, String> emails, Release release) {
        return gate.approvers().stream()
                .map(name -> of(name, Optional.ofNullable(emails.get(name)), gate.separationOfDuties(), release))
                .toList();
    }

    static Approver of(String name, Optional<String> email, boolean separationOfDuties, Release release) {
        Approver free = new Approver(name, email, Optional.empty());
        return separationOfDuties ? new Approver(name, email, SeparationOfDuties.bar(free, release)) : free;
    }

    public boolean mayApprove() {
        return barred.isEmpty();
    }

    /** By name or e-mail address, and by nothing that only looks like them. */
    boolean isCalled(String someone) {
        return Identifier.of(someone)
                .filter(it -> identifiers().anyMatch(it::equals))
                .isPresent();
    }

    /** The same, or so like it that somebody else could be meant by mistake or on purpose. */
    boolean mayBeCalled(String someone) {
        return identifiers().anyMatch(it -> it.mayBe(someone));
    }

    private Stream<Identifier> identifiers() {
        return Stream.concat(Stream.of(name), email.stream()).flatMap(it -> Identifier.of(it).stream());
    }
}
