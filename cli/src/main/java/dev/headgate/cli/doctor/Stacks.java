package dev.headgate.cli.doctor;

import dev.headgate.config.StackNames;
import java.nio.file.Path;
import java.util.Optional;

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
