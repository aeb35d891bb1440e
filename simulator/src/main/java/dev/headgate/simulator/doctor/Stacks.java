package dev.headgate.simulator.doctor;

import dev.headgate.config.Names;

/** The commands that deploy the stacks of the CDK app. */
record Stacks(Names names) {

    String deployOrchestrator() {
        return deploy("headgate-orchestrator");
    }

    String deployDelivery(String service) {
        return deploy("headgate-delivery-" + service);
    }

    String deployAccess(String environment) {
        return deploy("headgate-access-" + environment);
    }

    String deployService(String service, String environment) {
        return deploy("headgate-service-" + service + "-" + environment);
    }

    private String deploy(String stack) {
        return "npx cdk deploy " + names.of(stack);
    }
}
