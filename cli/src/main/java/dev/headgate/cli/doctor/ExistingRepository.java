package dev.headgate.cli.doctor;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.EcrClient;

/**
 * A repository that is there already: what those have that Headgate makes, it may lack, and nobody but its owner can change
 * that.
 *
 * @param owner the first of the services that keep their images in it
 */
record ExistingRepository(EcrClient ecr, Configuration configuration, Service owner, Cli cli) {

    String name() {
        return owner.repository();
    }

    List<Check> checks() {
        return List.of(new TagsCheck(this), new ScanOnPushCheck(this), new LifecycleCheck(this), new PullCheck(this));
    }

    /** The command that has an operation done to it, up to its arguments. */
    String command(String operation) {
        return cli.command("ecr " + operation) + " --repository-name " + name();
    }

    /** Those of its services, for each environment. */
    private Stream<Environment> environments() {
        return services().flatMap(it -> it.environments().stream());
    }

    private Stream<Service> services() {
        return configuration.services().stream().filter(it -> it.repository().equals(name()));
    }

    boolean findingsBlock() {
        return environments().anyMatch(it -> it.rules().blockScanFindings().isPresent());
    }

    /** The other accounts whose tasks run its images. */
    List<String> foreignAccounts() {
        return List.copyOf(environments()
                .map(it -> it.target().account())
                .filter(it -> !it.equals(configuration.account()))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * For each service in an account, ARNs of whom a policy may name for its tasks to be pulled: the account as a whole, its
     * execution role, or one of the roles of a service that exists, of which nobody says which one pulls.
     */
    List<List<String>> pullersOf(String account) {
        String prefix = "arn:aws:iam::" + account + ":";
        return services()
                .flatMap(service -> service.environments().stream()
                        .filter(it -> it.target().account().equals(account))
                        .map(it -> roles(service, it.name(), prefix)))
                .map(roles -> Stream.concat(Stream.of(prefix + "root"), roles).toList())
                .distinct()
                .toList();
    }

    private Stream<String> roles(Service service, String environment, String prefix) {
        return service.existingIn(environment)
                .map(it -> it.roles().stream())
                .orElseGet(() ->
                        Stream.of(prefix + "role/" + configuration.names().executionRole(service.name(), environment)));
    }
}
