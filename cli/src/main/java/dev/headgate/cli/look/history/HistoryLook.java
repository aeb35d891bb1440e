package dev.headgate.cli.look.history;

import dev.headgate.cli.installation.Refusals;
import dev.headgate.cli.look.DeploymentIds;
import dev.headgate.cli.look.Records;
import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.deployment.Deployment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Finds the deployments of a service: by the executions that ran them, which Step Functions lists for ninety days, and, before
 * that, those that ended {@code DEPLOYED}, which the table keeps in order.
 *
 * @param environment the only one to look at; empty for all
 */
record HistoryLook(Records records, Configuration configuration, String service, Optional<String> environment) {

    HistoryReport latest(int most) {
        Map<String, Deployment> found = new LinkedHashMap<>();
        DeploymentIds ids = new DeploymentIds(configuration);
        Predicate<Deployment> wanted = it -> it.plan().release().service().equals(service)
                && isIn(it.plan().environment().name());
        List<String> unseen = new ArrayList<>();
        Function<Stream<String>, Stream<Deployment>> read = all -> all.distinct()
                .filter(id -> ids.mayBeOf(Optional.of(service), id))
                .flatMap(id -> records.find(id).stream())
                .filter(wanted);
        read.apply(records.idsOfTheUnended()).forEach(it -> found.put(it.id(), it));
        read.apply(executed(unseen)).limit(most + 1L).forEach(it -> found.put(it.id(), it));
        environments()
                .flatMap(name -> records.deployments().deployed(service, name, most + 1).stream())
                .forEach(it -> found.putIfAbsent(it.id(), it));
        List<HistoryReport.Entry> newestFirst = found.values().stream()
                .sorted(Comparator.comparing(Deployment::openedAt).reversed())
                .map(HistoryReport.Entry::of)
                .toList();
        return new HistoryReport(
                records.now(),
                service,
                environment,
                newestFirst.stream().limit(most).toList(),
                newestFirst.size() > most,
                unseen);
    }

    /** Whoever may read the table and not list executions sees what has not ended, and what was deployed. */
    private Stream<String> executed(List<String> unseen) {
        try {
            return records.executions().deploymentIds();
        } catch (AwsServiceException e) {
            if (!Refusals.isAccessDenied(e)) {
                throw e;
            }
            unseen.add("what ended otherwise than DEPLOYED: " + Refusals.whatIsDenied(e));
            return Stream.empty();
        }
    }

    private Stream<String> environments() {
        return configuration.service(service).stream()
                .flatMap(it -> it.environments().stream())
                .map(Environment::name)
                .filter(this::isIn);
    }

    private boolean isIn(String name) {
        return environment.map(name::equals).orElse(true);
    }
}
