package dev.headgate.handler;

import dev.headgate.analysis.Verdict;
import dev.headgate.approval.Background;
import dev.headgate.approval.SourceLinks;
import dev.headgate.approval.Standing.Fact;
import dev.headgate.aws.DeployRoleException;
import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.release.Release;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficControlException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what approvers want to know besides the deployment itself: where it comes from, how it went before, what follows. */
final class ApprovalBackground {

    private final DeploymentStore store;
    private final TrafficBackend backend;

    ApprovalBackground(DeploymentStore store, TrafficBackend backend) {
        this.store = store;
        this.backend = backend;
    }

    Background of(Deployment deployment, Gate.Before gate, Configuration configuration) {
        Release release = deployment.plan().release();
        Environment here = deployment.plan().environment();
        Optional<Service> service = configuration.service(release.service());
        Optional<SourceLinks> source = service.flatMap(Service::sourceUrl).map(SourceLinks::new);
        Optional<String> serving = store.deployed(release.service(), here.name(), 1).stream()
                .findFirst()
                .flatMap(before -> before.plan().release().commit());
        return new Background(
                source.flatMap(it -> it.commit(release.commit())),
                source.flatMap(it -> it.compare(serving, release.commit())),
                environments(service)
                        .filter(it -> it.wave() < here.wave())
                        .flatMap(it -> ended(deployment, it).stream())
                        .toList(),
                gate == Gate.Before.TRAFFIC ? testUrl(here.target()) : Optional.empty(),
                following(deployment, service),
                configuration.timeZones().orElse(List.of()).stream()
                        .collect(Collectors.toMap(Configuration.TimeZone::approver, Configuration.TimeZone::zone)));
    }

    private static Stream<Environment> environments(Optional<Service> service) {
        return service.stream().flatMap(it -> it.environments().stream());
    }

    /** A release's deployments are named alike: what differs is the environment in the middle. */
    private Optional<Deployment> sibling(Deployment deployment, Environment other) {
        Release release = deployment.plan().release();
        String prefix =
                release.service() + "-" + deployment.plan().environment().name() + "-";
        return deployment.id().startsWith(prefix)
                ? store.find(release.service() + "-" + other.name() + "-"
                                + deployment.id().substring(prefix.length()))
                        .filter(it -> it.plan().release().id().equals(release.id()))
                : Optional.empty();
    }

    private Optional<Fact> ended(Deployment deployment, Environment earlier) {
        return sibling(deployment, earlier).map(it -> new Fact(earlier.name(), howItWent(it)));
    }

    private static String howItWent(Deployment earlier) {
        String outcome = earlier.closing().map(it -> it.outcome().name()).orElse("under way");
        String judge = earlier.finding()
                .map(it -> it.reason().verdict())
                .filter(verdict -> verdict != Verdict.KEEP_WATCHING)
                .map(verdict -> ", canary judge " + verdict)
                .orElse("");
        return outcome + judge;
    }

    /** One that was started alone goes nowhere else. */
    private static List<String> following(Deployment deployment, Optional<Service> service) {
        boolean alone = deployment.id().equals(deployment.plan().release().id());
        return alone
                ? List.of()
                : environments(service)
                        .filter(it ->
                                it.wave() > deployment.plan().environment().wave())
                        .map(Environment::name)
                        .toList();
    }

    /** A courtesy: nobody may go unasked because an address could not be read. */
    private Optional<String> testUrl(Target target) {
        try {
            return backend.testUrl(target);
        } catch (TrafficControlException | DeployRoleException e) {
            return Optional.empty();
        }
    }
}
