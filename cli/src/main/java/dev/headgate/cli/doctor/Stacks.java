package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Shell;
import dev.headgate.config.StackNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands that deploy the stacks of the CDK app.
 *
 * @param file the configuration, where it is not the one that the app reads by itself
 * @param profile of the tooling account, which may deploy into all others
 */
record Stacks(StackNames names, Optional<Path> file, Optional<String> profile) {

    String deployOrchestrator() {
        return deploy(names.orchestrator());
    }

    String deployDelivery(String service) {
        return deploy(names.delivery(service));
    }

    /** What these read: all services, and each of those that are named. */
    String deployConfiguration(boolean shared, List<String> services) {
        return deploy(Stream.concat(
                        shared ? Stream.of(names.orchestrator()) : Stream.empty(),
                        services.stream().map(names::delivery))
                .collect(Collectors.joining(" ")));
    }

    String deleteDelivery(String service, String region) {
        return "aws cloudformation delete-stack --stack-name " + names.delivery(service) + " --region " + region
                + Cli.option(profile);
    }

    String deployAccess(String environment) {
        return deploy(names.access(environment));
    }

    String deployService(String service, String environment) {
        return deploy(names.service(service, environment));
    }

    String deployObservability(String environment) {
        return deploy(names.observability(environment));
    }

    private String deploy(String stack) {
        String app = file.map(it -> Shell.quoted("infra/synth " + Shell.quoted(it.toString())))
                .map(it -> " --app " + it)
                .orElse("");
        return "npx cdk deploy " + stack + app + Cli.option(profile);
    }
}
