package dev.headgate.config;

/** CodeDeploy moves the traffic, by this deployment group of this application. */
public record CodeDeployGroup(String application, String deploymentGroup) implements Backend {

    /**
     * The one of a target whose traffic CodeDeploy moves.
     *
     * @throws IllegalArgumentException for another backend's target
     */
    public static CodeDeployGroup of(Target target) {
        return switch (target.backend()) {
            case CodeDeployGroup group -> group;
            case EcsDeployments ecs ->
                throw new IllegalArgumentException(
                        ecs + " moves the traffic of " + target.service() + ", not CodeDeploy");
        };
    }

    @Override
    public String toString() {
        return "CodeDeploy";
    }
}
