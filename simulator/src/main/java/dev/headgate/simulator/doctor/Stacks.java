package dev.headgate.simulator.doctor;

import dev.headgate.config.StackNames;

/** The commands that deploy the stacks of the CDK app. */
record Stacks(StackNames names) {

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

    private String deploy(String stack) {
        return "npx cdk deploy " + stack;
    }
}
