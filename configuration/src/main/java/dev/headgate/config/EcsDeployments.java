package dev.headgate.config;

/** ECS moves the traffic itself, by its own blue/green deployments; all that is to know of them is read from the service. */
public record EcsDeployments() implements Backend {

    @Override
    public String toString() {
        return "ECS";
    }
}
