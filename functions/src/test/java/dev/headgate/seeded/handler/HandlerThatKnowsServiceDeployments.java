package dev.headgate.seeded.handler;

import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

record HandlerThatKnowsServiceDeployments(ServiceDeployment deployment) {
    String status() {
        return deployment.statusAsString();
    }
}
